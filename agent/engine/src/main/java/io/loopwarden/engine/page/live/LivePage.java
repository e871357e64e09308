package io.loopwarden.engine.page.live;

import io.loopwarden.engine.http.Page;
import io.loopwarden.engine.page.HtmlReport;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page that a browser opens; its script then asks for {@link LiveEvents}. */
final class LivePage implements Page {

  private final LiveHtml html;

  LivePage(LiveHtml html) {
    this.html = html;
  }

  @Override
  public Content content(Function<String, @Nullable String> headers) {
    byte[] body = html.make().html().getBytes(StandardCharsets.UTF_8);
    return new Content("text/html; charset=utf-8", body, HtmlReport.livePolicy());
  }
}
