package io.loopwarden.engine.page.live;

import io.loopwarden.engine.http.Page;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page as it is now, as a stream of server-sent events with one event. The stream ends with it,
 * and says after how long the browser is to ask for the next one: no connection is held while
 * nothing is sent, and a page that takes long to make is made less often. Several browsers get the
 * same page.
 */
final class LiveEvents implements Page {

  private static final long SHORTEST_MILLIS = 2_000;

  /** To make a page takes at most this part of the time. */
  private static final int SHARE = 20;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Supplier<ReportPage> page;
  private @Nullable Content last;
  private long madeNanos;
  private long waitMillis;

  LiveEvents(Supplier<ReportPage> page) {
    this.page = page;
  }

  @Override
  public synchronized Content content(Function<String, @Nullable String> headers) {
    Content content = last;
    long startNanos = System.nanoTime();
    if (content != null && startNanos - madeNanos < waitMillis * NANOS_PER_MILLI / 2) {
      return content;
    }
    String html = HtmlReport.live(page.get());
    madeNanos = System.nanoTime();
    waitMillis = Math.max(SHORTEST_MILLIS, SHARE * (madeNanos - startNanos) / NANOS_PER_MILLI);
    content =
        new Content(
            "text/event-stream; charset=utf-8",
            event(html, waitMillis).getBytes(StandardCharsets.UTF_8));
    last = content;
    return content;
  }

  /** A line of its own for each line: a browser joins them again. */
  private static String event(String html, long waitMillis) {
    StringBuilder event = new StringBuilder("retry: ").append(waitMillis).append('\n');
    html.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    return event.append('\n').toString();
  }
}
