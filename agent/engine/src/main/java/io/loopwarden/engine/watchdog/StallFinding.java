package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.Frame;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** All stalls of one cause at one site. Only the watchdog's thread changes it. */
public final class StallFinding {

  private static final int SIGNIFICANT_DIGITS = 2;

  private final String fingerprint;
  private final Cause cause;
  private final Frame site;
  private final Histogram durationsNanos = new PackedHistogram(SIGNIFICANT_DIGITS);

  StallFinding(String fingerprint, Cause cause, Frame site) {
    this.fingerprint = fingerprint;
    this.cause = cause;
    this.site = site;
  }

  synchronized void record(long durationNanos) {
    durationsNanos.recordValue(durationNanos);
  }

  /** A stable id: eight hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  public Cause cause() {
    return cause;
  }

  /** The application's innermost frame where most of the time went. */
  public Frame site() {
    return site;
  }

  /** How many stalls there were. */
  public synchronized long occurrences() {
    return durationsNanos.getTotalCount();
  }
}
