package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.work.Work;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the watchdog has seen of one iteration since it found it to be long. Times are by {@link
 * System#nanoTime()}; what is not known is -1.
 */
public final class Observation {

  /** A crowd of tasks is described by their classes; so many of them are kept apart. */
  private static final int MOST_DOINGS = 64;

  /** What pieces of work of one kind have in common. */
  private static final List<String> KIND =
      List.of(
          WorkDescription.ROUTE,
          WorkDescription.METHOD,
          WorkDescription.TASK,
          WorkDescription.HANDLER,
          WorkDescription.VERTICLE);

  /** When the iteration began. */
  public final long startNanos;

  /** When the watchdog found it. */
  public final long seenNanos;

  /** The thread's CPU time then. */
  public final long cpuNanos;

  /** How long the thread had waited for a CPU by then, or when that was first known. */
  public long delayNanos;

  /** What the platform had taken before the iteration began. */
  public final PlatformTimes platform;

  /** What a recording keeps of it, or null. */
  public @Nullable Object event;

  /** What the first report of it has named while it lasted, or null. */
  public @Nullable NamedProblem named;

  /** The tasks that wait for it to end. */
  public final WaitingTasks waiting;

  private final List<Sample> samples = new ArrayList<>();

  /** What the loop was seen doing, with the time that it was seen doing so. */
  private final Map<Work, Doing> doings = new LinkedHashMap<>();

  /** The CPU time at the last look at the thread. */
  long lastCpuNanos;

  /** When that was. */
  public long lastLookNanos;

  /** How long the thread had waited for a CPU when it was last asked. */
  long lastDelayNanos;

  /** When the next sample is due. */
  public long nextSampleNanos;

  /** How long the watchdog meant to let pass between the last sample and the next one. */
  public long plannedNanos;

  /** How long the iteration must last to be reported as ongoing. */
  public long nextReportNanos;

  /** When all threads were last looked at. */
  long threadsSeenNanos;

  public Observation(
      long startNanos, long seenNanos, long cpuNanos, long delayNanos, PlatformTimes platform) {
    this.startNanos = startNanos;
    this.waiting = new WaitingTasks(startNanos);
    this.seenNanos = seenNanos;
    this.cpuNanos = cpuNanos;
    this.delayNanos = delayNanos;
    this.platform = platform;
    this.lastCpuNanos = cpuNanos;
    this.lastLookNanos = seenNanos;
    this.lastDelayNanos = delayNanos;
    this.threadsSeenNanos = seenNanos;
  }

  public void add(Sample sample) {
    samples.add(sample);
  }

  /** Notes what the loop does. To be put into words at once: who waits finds a task changed. */
  public void doing(Work now, List<StackTraceElement> stack, long weightNanos) {
    Doing doing = doings.get(now);
    if (doing == null && !now.isNothing() && doings.size() < MOST_DOINGS) {
      doing = new Doing(WorkDescription.of(now, stack));
      doings.put(now, doing);
    }
    if (doing != null) {
      doing.weightNanos += weightNanos;
    }
  }

  /** What the loop did for most of the time, in words. */
  public Map<String, String> words() {
    Work work = work();
    Doing doing = work == null ? null : doings.get(work);
    return doing == null ? Map.of() : doing.words;
  }

  /** The task that ran for most of the time, or null. */
  public @Nullable Object task() {
    Work work = work();
    return work == null ? null : work.task();
  }

  /** OpenTelemetry's context in which it ran for most of the time, or null. */
  public @Nullable Object tracing() {
    Work work = work();
    return work == null ? null : work.tracing();
  }

  /**
   * The work of that kind to which most of the time went, and of that kind the longest. A crowd of
   * requests has a piece of work for each of them, and a single one that took a little longer than
   * each says less than what all those of one route took together.
   */
  private @Nullable Work work() {
    Map<List<String>, Long> nanosByKind = new HashMap<>();
    for (Doing doing : doings.values()) {
      nanosByKind.merge(doing.kind, doing.weightNanos, Long::sum);
    }
    return doings.entrySet().stream()
        .max(
            Comparator.<Map.Entry<Work, Doing>>comparingLong(
                    entry -> nanosByKind.getOrDefault(entry.getValue().kind, 0L))
                .thenComparingLong(entry -> entry.getValue().weightNanos))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static final class Doing {
    private final Map<String, String> words;
    private final List<String> kind = new ArrayList<>();
    private long weightNanos;

    Doing(Map<String, String> words) {
      this.words = words;
      for (String key : KIND) {
        kind.add(words.getOrDefault(key, ""));
      }
    }
  }

  /** What was seen so far, the first first. */
  public List<Sample> samples() {
    return samples;
  }
}
