package io.loopwarden.engine.page.live;

import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The page of this JVM as HTML; keeps the last one for those who ask a moment later. */
final class LiveHtml {

  private static final long SHORTEST_WAIT_MILLIS = 2_000;

  /** To make a page takes at most this part of the time. */
  private static final int SHARE = 20;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Supplier<ReportPage> page;
  private @Nullable Made last;

  /**
   * A page.
   *
   * @param waitMillis after how long a browser is to ask for the next one
   */
  record Made(String html, long madeNanos, long waitMillis) {

    private boolean isYoung(long nowNanos) {
      return nowNanos - madeNanos < waitMillis * NANOS_PER_MILLI / 2;
    }
  }

  LiveHtml(Supplier<ReportPage> page) {
    this.page = page;
  }

  /** The page as it is now. */
  synchronized Made make() {
    long startNanos = System.nanoTime();
    String html = HtmlReport.live(page.get());
    long endNanos = System.nanoTime();
    long waitMillis = SHARE * (endNanos - startNanos) / NANOS_PER_MILLI;
    Made made = new Made(html, endNanos, Math.max(SHORTEST_WAIT_MILLIS, waitMillis));
    last = made;
    return made;
  }

  /** The page as it was a moment ago, or as it is now. */
  synchronized Made recent() {
    Made made = last;
    return made != null && made.isYoung(System.nanoTime()) ? made : make();
  }
}
