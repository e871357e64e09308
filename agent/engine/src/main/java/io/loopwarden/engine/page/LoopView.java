package io.loopwarden.engine.page;

import java.util.ArrayList;
import java.util.List;

/** What the template shows of one event loop; its methods are the template's names. */
final class LoopView {

  private static final int BUSY_HEIGHT = 13;
  private static final int BLOCKED_TOP = 14;
  private static final int BLOCKED_HEIGHT = 8;

  private final PageLoop loop;

  LoopView(PageLoop loop) {
    this.loop = loop;
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

  int slots() {
    return Math.max(1, Math.max(loop.busy().length, loop.blocked().length));
  }

  /** The two bands of the heat map. */
  List<TimeStrip.Level> bands() {
    List<TimeStrip.Level> bands = new ArrayList<>(TimeStrip.band(loop.busy(), "g", 0, BUSY_HEIGHT));
    bands.addAll(TimeStrip.band(loop.blocked(), "a", BLOCKED_TOP, BLOCKED_HEIGHT));
    return bands;
  }
}
