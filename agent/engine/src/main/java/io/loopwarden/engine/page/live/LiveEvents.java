package io.loopwarden.engine.page.live;

import io.loopwarden.engine.http.Page;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page as it is now, as a stream of server-sent events with one event. The stream ends with it,
 * and says after how long the browser is to ask for the next one: no connection is held while
 * nothing is sent, and a page that takes long to make is made less often. Several browsers get the
 * same page.
 */
final class LiveEvents implements Page {

  private final LiveHtml html;

  LiveEvents(LiveHtml html) {
    this.html = html;
  }

  @Override
  public Content content(Function<String, @Nullable String> headers) {
    byte[] body = event(html.recent()).getBytes(StandardCharsets.UTF_8);
    return new Content("text/event-stream; charset=utf-8", body);
  }

  /** A line of its own for each line: a browser joins them again. */
  private static String event(LiveHtml.Made made) {
    StringBuilder event = new StringBuilder("retry: ").append(made.waitMillis()).append('\n');
    made.html().lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    return event.append('\n').toString();
  }
}
