package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.work.Work;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the watchdog has seen of one iteration since it found it to be long. Times are by {@link
 * System#nanoTime()}; what is not known is -1.
 */
final class Observation {

  /** When the iteration began. */
  final long startNanos;

  /** When the watchdog found it. */
  final long seenNanos;

  /** The thread's CPU time then. */
  final long cpuNanos;

  /** How long the thread had waited for a CPU by then. */
  final long delayNanos;

  /** What the platform had taken before the iteration began. */
  final PlatformTimes platform;

  /** What a recording keeps of it, or null. */
  @Nullable Object event;

  private final List<Sample> samples = new ArrayList<>();

  private @Nullable Work work;
  private Map<String, String> words = Map.of();

  /** The CPU time at the last look at the thread. */
  long lastCpuNanos;

  /** When that was. */
  long lastLookNanos;

  /** How long the thread had waited for a CPU when it was last asked. */
  long lastDelayNanos;

  /** The CPU time since the look before. */
  long nextSampleNanos;

  /** How long the iteration must last to be reported as ongoing. */
  long nextReportNanos;

  /** When all threads were last looked at. */
  long threadsSeenNanos;

  Observation(
      long startNanos, long seenNanos, long cpuNanos, long delayNanos, PlatformTimes platform) {
    this.startNanos = startNanos;
    this.seenNanos = seenNanos;
    this.cpuNanos = cpuNanos;
    this.delayNanos = delayNanos;
    this.platform = platform;
    this.lastCpuNanos = cpuNanos;
    this.lastLookNanos = seenNanos;
    this.lastDelayNanos = delayNanos;
    this.threadsSeenNanos = seenNanos;
  }

  void add(Sample sample) {
    samples.add(sample);
  }

  /** Notes what the loop does. To be put into words at once: who waits finds a task changed. */
  void doing(Work now, List<StackTraceElement> stack) {
    if (!now.isNothing() && !now.equals(work)) {
      work = now;
      words = WorkDescription.of(now, stack);
    }
  }

  /** What the loop did at the last sample, in words. */
  Map<String, String> words() {
    return words;
  }

  /** The task that ran at the last sample, or null. */
  @Nullable Object task() {
    return work == null ? null : work.task();
  }

  /** What was seen so far, the first first. */
  List<Sample> samples() {
    return samples;
  }
}
