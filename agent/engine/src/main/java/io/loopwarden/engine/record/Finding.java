package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Frame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * All blocking calls of one operation at one site, whatever the loop and the way there. Only the
 * reporter's thread touches it.
 */
public final class Finding {

  private static final int SIGNIFICANT_DIGITS = 2;

  private final String fingerprint;
  private final Operation operation;
  private final Frame site;
  private final List<Frame> stack;
  private final boolean deadlock;
  private final Histogram durationsNanos = new PackedHistogram(SIGNIFICANT_DIGITS);
  private final Set<CallPath> paths = new HashSet<>();
  private @Nullable String tag;
  private long totalNanos;
  private long longestNanos;
  private long droppedOfRemovedPaths;
  private @Nullable String exceeded;

  Finding(
      String fingerprint, Operation operation, Frame site, List<Frame> stack, boolean deadlock) {
    this.fingerprint = fingerprint;
    this.operation = operation;
    this.site = site;
    this.stack = List.copyOf(stack);
    this.deadlock = deadlock;
  }

  void add(CallPath path) {
    paths.add(path);
  }

  /** Removes a path that no loop uses any more, but keeps its number of dropped calls. */
  void remove(CallPath path) {
    if (paths.remove(path)) {
      droppedOfRemovedPaths += path.droppedCalls();
    }
  }

  void record(long durationNanos) {
    durationsNanos.recordValue(durationNanos);
    totalNanos += durationNanos;
    longestNanos = Math.max(longestNanos, durationNanos);
  }

  /** A stable id: eight hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  public Operation operation() {
    return operation;
  }

  /**
   * The first frame of the application, or where there is none, of whoever called the operation.
   */
  public Frame site() {
    return site;
  }

  /** The stack of the first call, innermost first. */
  public List<Frame> stack() {
    return stack;
  }

  /** Says what kind of thing this is, unless that has been said. */
  void tag(@Nullable String tag) {
    if (this.tag == null) {
      this.tag = tag;
    }
  }

  /** What kind of thing this is, such as {@code one_off}, or null if it is the application's. */
  public @Nullable String tag() {
    return tag;
  }

  /** Says in what it has grown beyond what the baseline accepts; null if it has not. */
  void exceeded(@Nullable String exceeded) {
    this.exceeded = exceeded;
  }

  /** In what it has grown beyond what the baseline accepts, in words; null if it has not. */
  public @Nullable String exceeded() {
    return exceeded;
  }

  /** Whether the event loop waits for what nobody but itself can do; the duration is not known. */
  public boolean isDeadlock() {
    return deadlock;
  }

  /** How many calls there were, including those whose durations were lost in a flood. */
  public long occurrences() {
    long occurrences = durationsNanos.getTotalCount() + droppedOfRemovedPaths;
    for (CallPath path : paths) {
      occurrences += path.droppedCalls();
    }
    return occurrences;
  }

  /** The sum of the durations. */
  public long totalNanos() {
    return totalNanos;
  }

  public long longestNanos() {
    return longestNanos;
  }

  /** All durations, as a copy. */
  public Histogram durationsNanos() {
    return durationsNanos.copy();
  }

  /** How many calls the histogram has. */
  long recordedCalls() {
    return durationsNanos.getTotalCount();
  }

  /** A percentile of the durations; the histogram's rounding never takes it beyond the longest. */
  public long percentileNanos(double percentile) {
    return Math.min(durationsNanos.getValueAtPercentile(percentile), longestNanos);
  }
}
