package io.loopwarden.engine.page;

import java.util.List;

/**
 * What the template shows of one band of an event loop's heat map; its methods are the template's
 * names.
 */
final class BandView {

  private static final double LEAST_SHARE_SHOWN = 0.0005;

  private final String name;
  private final String kind;
  private final double share;
  private final double[] shares;
  private final long fromMillis;
  private final long slotMillis;

  /**
   * Shows a band.
   *
   * @param kind the beginning of the classes that give it its colour
   * @param share its share of the event loop's time, from 0 to 1
   * @param shares its share of each slot of time
   * @param fromMillis when the first slot began, since the epoch
   */
  BandView(
      String name, String kind, double share, double[] shares, long fromMillis, long slotMillis) {
    this.name = name;
    this.kind = kind;
    this.share = share;
    this.shares = shares;
    this.fromMillis = fromMillis;
    this.slotMillis = slotMillis;
  }

  String name() {
    return name;
  }

  /** Its share of the time; what is next to nothing is not 0. */
  String share() {
    return share > 0 && share < LEAST_SHARE_SHOWN ? "< 0.1 %" : Amount.percent(share);
  }

  int slots() {
    return Math.max(1, shares.length);
  }

  List<TimeStrip.Level> levels() {
    return TimeStrip.band(shares, kind);
  }

  /** What the drawing shows, in words. */
  String words() {
    int most = 0;
    for (int slot = 0; slot < shares.length; slot++) {
      most = shares[slot] > shares[most] ? slot : most;
    }
    String words = name + " for " + share() + " of the time";
    if (shares.length == 0 || shares[most] <= 0) {
      return words;
    }
    long beginMillis = fromMillis + most * slotMillis;
    return words
        + ", most from "
        + Amount.time(beginMillis)
        + " to "
        + Amount.time(beginMillis + slotMillis)
        + ": "
        + Amount.percent(Math.min(1, shares[most]));
  }
}
