package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.sampling.Sample.State;

/**
 * Finds the cause of a stall.
 *
 * <p>A wait for a monitor of a thread that waits itself is the application's, whatever the platform
 * did meanwhile. Else the platform comes first: it is to blame if what is left of an iteration
 * without its share would have been no stall, is less than a tenth of it, or is less than half of
 * it and nothing explains it. Else the application is, and the cause is whatever took at least half
 * of what was seen.
 *
 * <p>What was not seen, because the watchdog was kept from its work as well, is attributed to
 * nobody: a machine on which a thread that sleeps most of the time comes late treats others no
 * better.
 */
public final class CauseClassifier {

  private static final double MOST = 0.5;

  /** A share that is smaller explains nothing. */
  private static final double WORTH_NAMING = 0.1;

  /** What is left beside that is not worth attributing the whole duration to anything else. */
  private static final double ALMOST_ALL = 0.9;

  /**
   * In Java code, a thread computes or wants to: so much CPU is enough to distinguish it from a
   * wait.
   */
  private static final double COMPUTING = 0.2;

  /** What takes longer cannot have escaped a watchdog that comes, nor a loop that runs. */
  private static final long UNMISSABLE_NANOS = 50_000_000;

  /** How many tasks and events make a crowd. */
  private static final long MANY = 10;

  private final long stallNanos;

  /**
   * Makes a judge.
   *
   * @param stallNanos an iteration that takes longer is a stall
   */
  public CauseClassifier(long stallNanos) {
    this.stallNanos = stallNanos;
  }

  /** How long the platform kept the thread from running. */
  public static long platformNanos(Evidence evidence) {
    long nanos =
        evidence.platform().sumNanos()
            + Math.max(0, throttledOrStarvedNanos(evidence))
            + heldNanos(evidence);
    // a thread that burns CPU is not kept from it, whatever the others see
    long ownNanos = Math.max(evidence.lockedOutNanos(), evidence.cpuNanos());
    return Math.min(nanos, evidence.durationNanos() - Math.max(0, ownNanos));
  }

  public Cause causeOf(Evidence evidence) {
    long platformNanos = platformNanos(evidence);
    if (isLockedOut(evidence)) {
      return applicationCause(evidence, platformNanos);
    }
    if (platformNanos > WORTH_NAMING * evidence.durationNanos()
        && (evidence.durationNanos() - platformNanos < stallNanos
            || platformNanos > ALMOST_ALL * evidence.durationNanos()
            || isRestUnexplained(evidence, platformNanos))) {
      return platformCause(evidence);
    }
    if (isUnseen(evidence)) {
      return Cause.STARVED;
    }
    return applicationCause(evidence, platformNanos);
  }

  /**
   * Whether a thread that waited itself kept a monitor from the event loop for long enough for a
   * stall: between samples, or, where the watchdog came too rarely, by what the kernel says. A
   * thread that neither ran nor wanted to has slept.
   */
  private boolean isLockedOut(Evidence evidence) {
    boolean isKernelKnown = evidence.delayNanos() >= 0 && evidence.cpuNanos() >= 0;
    return evidence.lockedOutNanos() >= stallNanos
        || isKernelKnown
            && evidence.shareOfLockedOut() > MOST
            && evidence.asleepNanos() - evidence.platform().sumNanos() >= stallNanos;
  }

  /**
   * Whether the platform took most of it, and of the rest nothing is known that would be a stall:
   * neither CPU, nor calls, nor time in which the thread was seen to wait.
   */
  private boolean isRestUnexplained(Evidence evidence, long platformNanos) {
    long seenNanos = Math.max(0, evidence.observedNanos() - platformNanos);
    long waitedNanos = (long) ((1 - evidence.share(State.RUNNING)) * seenNanos);
    return platformNanos > MOST * evidence.durationNanos()
        && evidence.cpuNanos() >= 0
        && Math.max(evidence.cpuNanos(), Math.max(evidence.calledNanos(), waitedNanos))
            < stallNanos;
  }

  /**
   * Whether the watchdog missed most of it, and what it has seen stands for too little. Calls are
   * told by the loop itself; and whoever computed had the CPU that others lacked.
   *
   * <p>If the watchdog came and yet never saw the loop busy, the loop's thread lost its CPU after
   * it had read the clock and before it noted that it was busy.
   */
  private boolean isUnseen(Evidence evidence) {
    double most = MOST * evidence.durationNanos();
    boolean neverSeen =
        evidence.observedNanos() == 0 && evidence.durationNanos() > UNMISSABLE_NANOS;
    return (neverSeen || evidence.platform().watchdogAbsentNanos() > most)
        && evidence.sampledNanos() < most
        && evidence.calledNanos() <= most
        && evidence.cpuNanos() < stallNanos
        && evidence.cpuNanos() <= COMPUTING * evidence.durationNanos();
  }

  private static Cause platformCause(Evidence evidence) {
    PlatformTimes platform = evidence.platform();
    long throttledNanos = throttledNanos(evidence);
    long starvedNanos = throttledOrStarvedNanos(evidence) - throttledNanos;
    long suspendedNanos = platform.suspendedNanos() + throttledNanos + heldNanos(evidence);
    Cause cause = Cause.GC;
    long mostNanos = platform.gcNanos();
    if (platform.safepointNanos() > mostNanos) {
      cause = Cause.SAFEPOINT;
      mostNanos = platform.safepointNanos();
    }
    if (suspendedNanos > mostNanos) {
      cause = Cause.SUSPENDED;
      mostNanos = suspendedNanos;
    }
    return starvedNanos > mostNanos ? Cause.STARVED : cause;
  }

  /** A thread whose quota is used up counts as ready to run, and so as waiting for a CPU. */
  private static long throttledOrStarvedNanos(Evidence evidence) {
    return Math.max(starvedNanos(evidence), throttledNanos(evidence));
  }

  /**
   * How long the thread waited for a CPU. Where it did so for most of what was observed, the part
   * before is taken to have been no better: the watchdog came late for the same reason.
   */
  private static long starvedNanos(Evidence evidence) {
    long delayNanos = evidence.delayNanos();
    long observedNanos = evidence.observedNanos();
    long durationNanos = evidence.durationNanos();
    if (observedNanos < MOST * durationNanos || delayNanos < MOST * observedNanos) {
      return delayNanos;
    }
    double scale = (double) durationNanos / observedNanos;
    long restNanos = Math.max(0, durationNanos - evidence.platform().sumNanos());
    long starvedNanos = (long) (delayNanos * scale);
    if (evidence.cpuNanos() >= 0 && evidence.share(State.RUNNING) > MOST) {
      // whoever helps the thread on, such as the JVM's own threads, has no CPU either
      starvedNanos = Math.max(starvedNanos, restNanos - (long) (evidence.cpuNanos() * scale));
    }
    return Math.min(restNanos, starvedNanos);
  }

  private static long throttledNanos(Evidence evidence) {
    return Math.min(evidence.platform().throttledNanos(), evidence.durationNanos());
  }

  /** How long a debugger held this one thread. */
  private static long heldNanos(Evidence evidence) {
    return (long) (evidence.share(State.SUSPENDED) * evidence.observedNanos());
  }

  private Cause applicationCause(Evidence evidence, long platformNanos) {
    if (evidence.share(State.HELD) > MOST) {
      return Cause
          .CARRIER_HELD; // before the calls: one that is over lasts until there is a carrier
    }
    if (evidence.calledNanos() > MOST * evidence.durationNanos()) {
      return Cause.BLOCKING_CALL;
    }
    if (evidence.samples().isEmpty()) {
      return evidence.cpuNanos() > COMPUTING * evidence.durationNanos() ? Cause.CPU : Cause.UNKNOWN;
    }
    if (evidence.share(State.CLASS_INIT) > MOST || evidence.shareOfInitialisers() > MOST) {
      return Cause.CLASS_INIT;
    }
    if (evidence.shareOfLoading() > MOST) {
      return Cause.CLASS_LOADING;
    }
    if (evidence.share(State.BLOCKED) > MOST) {
      return Cause.MONITOR;
    }
    if (evidence.share(State.WAITING) > MOST) {
      return Cause.BLOCKING_CALL;
    }
    long ownNanos = evidence.observedNanos() - Math.max(0, platformNanos);
    double computing = evidence.share(State.NATIVE) > MOST ? MOST : COMPUTING;
    boolean computed = evidence.cpuNanos() < 0 || evidence.cpuNanos() > computing * ownNanos;
    if (computed) {
      boolean crowd = evidence.steps() >= MANY && evidence.shareOfLongestStep() <= MOST;
      return crowd ? Cause.MANY_TASKS : Cause.CPU;
    }
    double waiting = evidence.share(State.WAITING);
    double blocked = evidence.share(State.BLOCKED);
    if (waiting + blocked > Math.max(evidence.share(State.NATIVE), evidence.share(State.RUNNING))) {
      return waiting > blocked ? Cause.BLOCKING_CALL : Cause.MONITOR;
    }
    // it neither slept nor ran: its CPU was somebody else's, if only the host's
    return evidence.share(State.RUNNING) > evidence.share(State.NATIVE)
        ? Cause.STARVED
        : Cause.NATIVE;
  }
}
