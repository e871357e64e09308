package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.Frame;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/** All stalls of one cause at one site. Only the watchdog's thread changes it. */
public final class StallFinding {

  private static final int SIGNIFICANT_DIGITS = 2;

  private final String fingerprint;
  private final Cause cause;
  private final Frame site;
  private final Histogram durationsNanos = new PackedHistogram(SIGNIFICANT_DIGITS);

  private List<StackTraceElement> stack = List.of();
  private long totalNanos;
  private long longestNanos;
  private long ongoingNanos;
  private @Nullable String exceeded;

  StallFinding(String fingerprint, Cause cause, Frame site) {
    this.fingerprint = fingerprint;
    this.cause = cause;
    this.site = site;
  }

  /**
   * Counts a stall.
   *
   * @param stack where most of its time went; that of the first is kept
   */
  synchronized void record(long durationNanos, List<StackTraceElement> stack) {
    if (this.stack.isEmpty()) {
      this.stack = List.copyOf(stack);
    }
    durationsNanos.recordValue(durationNanos);
    totalNanos += durationNanos;
    longestNanos = Math.max(longestNanos, durationNanos);
  }

  /**
   * Notes how long a stall has lasted that goes on; should it never end, that is what is known.
   *
   * @param stack where most of its time goes
   */
  synchronized void ongoing(long durationNanos, List<StackTraceElement> stack) {
    if (this.stack.isEmpty()) {
      this.stack = List.copyOf(stack);
    }
    ongoingNanos = durationNanos;
  }

  /** A stall that went on has ended, or turned out to be of another kind. */
  synchronized void noLongerOngoing() {
    ongoingNanos = 0;
  }

  /** Says in what it has grown beyond what the baseline accepts; null if it has not. */
  synchronized void exceeded(@Nullable String exceeded) {
    this.exceeded = exceeded;
  }

  /** In what it has grown beyond what the baseline accepts, in words; null if it has not. */
  public synchronized @Nullable String exceeded() {
    return exceeded;
  }

  /** All durations, as a copy, that of a stall that goes on included. */
  public synchronized Histogram durationsNanos() {
    Histogram copy = durationsNanos.copy();
    if (ongoingNanos > 0) {
      copy.recordValue(ongoingNanos);
    }
    return copy;
  }

  /** The sum of the durations, that of a stall that goes on included. */
  public synchronized long totalNanos() {
    return totalNanos + ongoingNanos;
  }

  /** The longest of the durations, that of a stall that goes on included. */
  public synchronized long longestNanos() {
    return Math.max(longestNanos, ongoingNanos);
  }

  /** Where most of the first one's time went, innermost frame first. */
  public synchronized List<StackTraceElement> stack() {
    return stack;
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
