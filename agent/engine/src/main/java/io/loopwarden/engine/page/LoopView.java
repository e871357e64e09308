package io.loopwarden.engine.page;

import java.util.List;

/** What the template shows of one event loop; its methods are the template's names. */
final class LoopView {

  private final PageLoop loop;
  private final long fromMillis;

  /**
   * Shows an event loop.
   *
   * @param fromMillis when its first slot of time began, since the epoch
   */
  LoopView(PageLoop loop, long fromMillis) {
    this.loop = loop;
    this.fromMillis = fromMillis;
  }

  String name() {
    return loop.name();
  }

  String busy() {
    return Amount.percent(loop.busyShare());
  }

  String blocked() {
    return Amount.percent(loop.blockedShare());
  }

  boolean isBlocked() {
    return loop.blockedShare() > 0;
  }

  String iterations() {
    return Amount.count(loop.iterations());
  }

  String p99() {
    return Amount.duration(loop.p99Nanos());
  }

  String longest() {
    return Amount.duration(loop.longestNanos());
  }

  String queue() {
    return Amount.duration(loop.queueP99Nanos());
  }

  String stalls() {
    return loop.stalls();
  }

  String routes() {
    return loop.routes();
  }

  boolean hasRoutes() {
    return !loop.routes().isEmpty();
  }

  /** The bands of the heat map: when it was busy, and when it was blocked, by cause. */
  List<BandView> bands() {
    return LoopBands.of(loop, fromMillis);
  }
}
