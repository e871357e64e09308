package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.watchdog.judging.Examiner;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.platform.PlatformReader;
import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.Sampler;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.hooks.LoopwardenLoop;

/**
 * Observes iterations that last: takes samples, and reports those that are stalls already. Only the
 * watchdog's thread uses it.
 */
final class BusyLoops {

  /** Samples come that much rarer, the longer a stall lasts. */
  private static final long SAMPLES_PER_AGE = 16;

  private final StallTimes times;
  private final StallWarmup warmup;
  private final JfrEvents jfr;
  private final Stalls stalls;
  private final ThreadFigures figures;
  private final RunQueues queues;
  private final Sampler sampler;
  private final PlatformReader platform;
  private final Examiner examiner;
  private final Diagnosis diagnosis;

  BusyLoops(
      StallTimes times,
      StallWarmup warmup,
      JfrEvents jfr,
      Stalls stalls,
      ThreadFigures figures,
      RunQueues queues,
      PlatformReader platform,
      Examiner examiner,
      Diagnosis diagnosis) {
    this.times = times;
    this.warmup = warmup;
    this.jfr = jfr;
    this.stalls = stalls;
    this.figures = figures;
    this.queues = queues;
    this.sampler = new Sampler(figures);
    this.platform = platform;
    this.examiner = examiner;
    this.diagnosis = diagnosis;
  }

  /** Looks at a loop, which may be busy. */
  void look(LoopWatch watch) {
    LoopwardenLoop loop = watch.loop();
    long now = System.nanoTime();
    long since = loop.metrics.busySinceNanos();
    watch.releaseEnded(since);
    if (since == 0 || now - since < times.firstLookNanos() || loop.waitsUnseen()) {
      return;
    }
    watch.thread().countCpu(figures);
    watch.thread().findRunQueue(queues, figures);
    Observation observation = watch.observationOf(since);
    if (observation == null) {
      observation = begin(watch, since, now);
    } else if (observation.delayNanos < 0) {
      observation.delayNanos = watch.thread().runQueue().delayNanos();
    }
    boolean isSampled = now - observation.nextSampleNanos >= 0;
    if (isSampled) {
      sampler.sample(watch.thread(), observation, now);
      observation.plannedNanos = Math.max(times.periodNanos(), (now - since) / SAMPLES_PER_AGE);
      observation.nextSampleNanos = now + observation.plannedNanos - times.periodNanos();
    }
    if (!warmup.covers(watch, now, now - since)) {
      judge(watch, observation, isSampled, now);
    }
  }

  private Observation begin(LoopWatch watch, long since, long now) {
    Observation observation =
        new Observation(
            since,
            now,
            watch.thread().cpuNanos(figures),
            watch.thread().runQueue().delayNanos(),
            platform.history().before(since));
    observation.plannedNanos = times.firstSampleNanos();
    observation.nextSampleNanos = since + times.firstSampleNanos();
    observation.nextReportNanos = times.firstOngoingNanos();
    observation.event = jfr.beginStall();
    watch.add(observation);
    return observation;
  }

  private void judge(LoopWatch watch, Observation observation, boolean isSampled, long now) {
    long ageNanos = now - observation.startNanos;
    boolean isReportDue = ageNanos >= observation.nextReportNanos;
    if (isReportDue) {
      platform.readAgain();
    }
    long ownNanos = ageNanos - examiner.platformSince(observation).sumNanos();
    if (isReportDue && ownNanos >= observation.nextReportNanos) {
      JudgedStall judged = diagnosis.ofOngoing(watch, observation, true, now);
      if (judged != null) {
        while (ownNanos >= observation.nextReportNanos) {
          observation.nextReportNanos *= 2;
        }
        stalls.ongoing(watch, judged);
      }
    } else if (isSampled && ownNanos >= times.stallNanos()) {
      JudgedStall judged = diagnosis.ofOngoing(watch, observation, false, now);
      if (judged != null) {
        stalls.goesOn(watch, judged);
      }
    }
  }
}
