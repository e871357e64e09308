package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.watchdog.sampling.CallTree;
import io.loopwarden.engine.watchdog.sampling.LoopThread;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A long iteration, and what is to blame for it.
 *
 * @param thread the event loop
 * @param evidence what is known of the iteration
 * @param observation what was seen of it, or null if it ended unseen
 * @param stack where most of the time went, the innermost frame first; empty if that is not known
 * @param end when it ended, or now if it lasts
 * @param ongoing whether it lasts
 * @param operation the operation that it is in while it lasts, or null
 * @param deadlock the loop that waits for this one, if they wait for each other, or null
 */
public record JudgedStall(
    LoopThread thread,
    Cause cause,
    Evidence evidence,
    @Nullable Observation observation,
    List<StackTraceElement> stack,
    ClockReading end,
    boolean ongoing,
    @Nullable Operation operation,
    @Nullable OtherThread deadlock) {

  /** One that is over. */
  public static JudgedStall ended(
      LoopThread thread,
      Cause cause,
      Evidence evidence,
      @Nullable Observation observation,
      ClockReading end) {
    return new JudgedStall(
        thread, cause, evidence, observation, stackOf(evidence, cause), end, false, null, null);
  }

  /** One that lasts and lasts. */
  public static JudgedStall ongoing(
      LoopThread thread,
      Cause cause,
      Evidence evidence,
      Observation observation,
      @Nullable Operation operation,
      @Nullable OtherThread deadlock) {
    return new JudgedStall(
        thread,
        cause,
        evidence,
        observation,
        stackOf(evidence, cause),
        ClockReading.now(),
        true,
        operation,
        deadlock);
  }

  /** Of those samples that speak for the cause; of all, if none does. */
  private static List<StackTraceElement> stackOf(Evidence evidence, Cause cause) {
    List<Sample> telling = new ArrayList<>(evidence.samples());
    telling.removeIf(sample -> !cause.isSeenIn(sample));
    return CallTree.of(telling.isEmpty() ? evidence.samples() : telling).heaviestStack();
  }

  public long durationNanos() {
    return evidence.durationNanos();
  }

  /** How long it took without what the platform took of it. */
  long ownNanos() {
    return evidence.durationNanos() - Math.max(0, CauseClassifier.platformNanos(evidence));
  }

  /** Whether it is known as blocking calls that are reported as such. */
  public boolean isReportedAsCalls() {
    return cause == Cause.BLOCKING_CALL && evidence.recordedNanos() * 2 > durationNanos();
  }
}
