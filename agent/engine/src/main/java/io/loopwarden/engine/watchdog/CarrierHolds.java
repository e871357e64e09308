package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.watchdog.judging.CauseClassifier;
import io.loopwarden.engine.watchdog.judging.ClockReading;
import io.loopwarden.engine.watchdog.judging.Evidence;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sampler;
import io.loopwarden.engine.watchdog.sampling.ThreadSnapshot;
import io.loopwarden.engine.watchdog.sampling.VirtualLoop;
import io.loopwarden.engine.work.Work;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds idle event loops that could not run if something came: each is a virtual thread, waits for
 * events beside its carrier, and another virtual thread does not leave that carrier. By its own
 * account such a loop is idle, so this has no iteration to go by.
 *
 * <p>A loop that has been woken and gets no carrier is held by whatever runs there, in turns too.
 * One that has not been woken is held if its carrier is the only one for it and each look finds the
 * same guest there. Only the watchdog's thread uses it.
 */
final class CarrierHolds {

  /** One loop that is held. */
  private static final class Hold {
    private final Observation observation;
    private final @Nullable Thread guest;
    private final long busyNanos;
    private long countedNanos;

    Hold(Observation observation, @Nullable Thread guest, long busyNanos) {
      this.observation = observation;
      this.guest = guest;
      this.busyNanos = busyNanos;
      this.countedNanos = observation.startNanos;
    }
  }

  private final long stallNanos;
  private final CauseClassifier classifier;
  private final Stalls stalls;
  private final PlatformHistory history;
  private final StallWarmup warmup;
  private final Map<LoopWatch, Hold> holds = new WeakHashMap<>();

  /**
   * Makes a finder that has seen nothing.
   *
   * @param stallNanos what is held for less is no stall
   * @param warmup which holds do not count; one that lasts too long for that is reported before it
   *     ends
   */
  CarrierHolds(Stalls stalls, PlatformHistory history, long stallNanos, StallWarmup warmup) {
    this.stalls = stalls;
    this.history = history;
    this.stallNanos = stallNanos;
    this.warmup = warmup;
    this.classifier = new CauseClassifier(stallNanos);
  }

  /**
   * Looks at a loop, a hundred times a second.
   *
   * @param busySinceNanos since when it has been busy, or 0
   */
  void look(LoopWatch watch, long busySinceNanos, long nowNanos) {
    VirtualLoop virtual = watch.thread().virtual();
    if (virtual == null) {
      return;
    }
    boolean isAway = busySinceNanos == 0 && virtual.carrier() == null;
    Thread guest = isAway ? virtual.guest() : null;
    boolean isWaiting = isAway && virtual.isWaitingForCarrier();
    Hold hold = holds.get(watch);
    long busyNanos = watch.loop().metrics.busyNanos();
    if (hold != null
        && (!(isWaiting || guest != null && guest == hold.guest) || busyNanos != hold.busyNanos)) {
      holds.remove(watch);
      count(watch, hold, nowNanos);
      end(watch, hold, nowNanos);
      hold = null;
    }
    if (hold != null) {
      goesOn(watch, virtual, hold, nowNanos);
    } else if (isWaiting || guest != null && virtual.isOnlyCarrier()) {
      Observation begun = new Observation(nowNanos, nowNanos, -1, -1, history.latest());
      begun.nextReportNanos = warmup.longestNanos();
      begun.nextSampleNanos = nowNanos + stallNanos / 4;
      holds.put(watch, new Hold(begun, guest, busyNanos));
    }
  }

  private static void count(LoopWatch watch, Hold hold, long nowNanos) {
    watch.account().countHeld(nowNanos - hold.countedNanos);
    hold.countedNanos = nowNanos;
  }

  private void goesOn(LoopWatch watch, VirtualLoop virtual, Hold hold, long nowNanos) {
    count(watch, hold, nowNanos);
    Observation observation = hold.observation;
    long ageNanos = nowNanos - observation.startNanos;
    if (nowNanos - observation.nextSampleNanos >= 0) {
      sample(watch, virtual, observation, nowNanos);
      observation.nextSampleNanos = nowNanos + ageNanos / 16;
    }
    if (ageNanos >= observation.nextReportNanos) { // and too old for the warm-up
      while (ageNanos >= observation.nextReportNanos) {
        observation.nextReportNanos *= 2;
      }
      Evidence evidence = evidence(observation, ageNanos);
      stalls.ongoing(
          watch,
          JudgedStall.ongoing(
              watch.thread(), classifier.causeOf(evidence), evidence, observation, null, null));
    }
  }

  private static void sample(
      LoopWatch watch, VirtualLoop virtual, Observation observation, long nowNanos) {
    ThreadSnapshot thread = virtual.holder();
    if (thread == null || thread.stack().isEmpty()) {
      return;
    }
    OtherThread holder = Sampler.other(thread);
    long weightNanos = Math.max(1, nowNanos - observation.lastLookNanos);
    observation.lastLookNanos = nowNanos;
    observation.doing(Work.of(watch.loop(), null), holder.stack(), weightNanos);
    observation.add(
        new Sample(
            weightNanos,
            Sample.State.HELD,
            holder.stack(),
            watch.loop().metrics.steps(),
            "",
            holder,
            null,
            false));
  }

  private void end(LoopWatch watch, Hold hold, long nowNanos) {
    Observation observation = hold.observation;
    long durationNanos = nowNanos - observation.startNanos;
    if (durationNanos < stallNanos || observation.samples().isEmpty()) {
      stalls.end(watch);
      return;
    }
    if (warmup.covers(watch, nowNanos, durationNanos)) {
      watch.account().countInWarmup();
      return;
    }
    Evidence evidence = evidence(observation, durationNanos);
    stalls.ended(
        watch,
        JudgedStall.ended(
            watch.thread(),
            classifier.causeOf(evidence),
            evidence,
            observation,
            ClockReading.now()));
  }

  private Evidence evidence(Observation observation, long durationNanos) {
    return new Evidence(
        durationNanos,
        durationNanos,
        -1,
        -1,
        history.latest().since(observation.platform),
        0,
        0,
        0,
        List.copyOf(observation.samples()));
  }
}
