package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.finding.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** When the stalls that go on began, by the loop of each. */
  private final Map<Object, Long> ongoing = new HashMap<>();

  private @Nullable String exceeded;

  StallFinding(String fingerprint, Cause cause, Frame site) {
    this.fingerprint = fingerprint;
    this.cause = cause;
    this.site = site;
  }

  /**
   * Sets where most of the first one's time went.
   *
   * @param stack the innermost frame first; is not changed later
   */
  synchronized void stack(List<StackTraceElement> stack) {
    this.stack = stack;
  }

  /** Counts a stall. */
  synchronized void record(long durationNanos) {
    durationsNanos.recordValue(durationNanos);
    totalNanos += durationNanos;
    longestNanos = Math.max(longestNanos, durationNanos);
  }

  /**
   * Notes a stall that goes on: it counts with its age, until {@link #noLongerOngoing}.
   *
   * @param loop the loop that it holds; one loop has one stall at a time
   * @param startNanos when it began, by {@link System#nanoTime()}
   */
  synchronized void ongoing(Object loop, long startNanos) {
    ongoing.put(loop, startNanos);
  }

  /** The stall of a loop that went on has ended, or turned out to be of another kind. */
  synchronized void noLongerOngoing(Object loop) {
    ongoing.remove(loop);
  }

  /** Says in what it has grown beyond what the baseline accepts; null if it has not. */
  synchronized void exceeded(@Nullable String exceeded) {
    this.exceeded = exceeded;
  }

  /** In what it has grown beyond what the baseline accepts, in words; null if it has not. */
  public synchronized @Nullable String exceeded() {
    return exceeded;
  }

  /** All durations, as a copy, the ages of stalls that go on included. */
  public synchronized Histogram durationsNanos() {
    Histogram copy = durationsNanos.copy();
    for (long startNanos : ongoing.values()) {
      copy.recordValue(ageNanos(startNanos));
    }
    return copy;
  }

  /** The sum of the durations, the ages of stalls that go on included. */
  public synchronized long totalNanos() {
    long nanos = totalNanos;
    for (long startNanos : ongoing.values()) {
      nanos += ageNanos(startNanos);
    }
    return nanos;
  }

  /** The longest of the durations, the ages of stalls that go on included. */
  public synchronized long longestNanos() {
    long nanos = longestNanos;
    for (long startNanos : ongoing.values()) {
      nanos = Math.max(nanos, ageNanos(startNanos));
    }
    return nanos;
  }

  private static long ageNanos(long startNanos) {
    return Math.max(0, System.nanoTime() - startNanos);
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

  /** How many stalls there were, those that go on included. */
  public synchronized long occurrences() {
    return durationsNanos.getTotalCount() + ongoing.size();
  }
}
