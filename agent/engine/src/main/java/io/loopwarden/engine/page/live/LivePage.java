package io.loopwarden.engine.page.live;

import io.loopwarden.engine.http.Page;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The page that a browser opens; its script then asks for {@link LiveEvents}. */
final class LivePage implements Page {

  private final Supplier<ReportPage> page;

  LivePage(Supplier<ReportPage> page) {
    this.page = page;
  }

  @Override
  public Content content(Function<String, @Nullable String> headers) {
    byte[] html = HtmlReport.live(page.get()).getBytes(StandardCharsets.UTF_8);
    return new Content("text/html; charset=utf-8", html, HtmlReport.livePolicy());
  }
}
