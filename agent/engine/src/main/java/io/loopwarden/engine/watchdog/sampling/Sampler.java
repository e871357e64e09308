package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.code.TaskFrames;
import io.loopwarden.engine.loop.PendingTasks;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import io.loopwarden.engine.work.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a stuck event loop's thread. */
public final class Sampler {

  /** A thread that burnt less of the time since the last look is not computing. */
  private static final double COMPUTING = 0.2;

  /** Looking at all threads costs milliseconds. */
  private static final long NANOS_BETWEEN_THREADS = 100_000_000;

  /** A sample may come that much later than planned. */
  private static final long LATE_NANOS = 20_000_000;

  /**
   * Between two samples a thread waited all along if it waits for the same thread in both, which
   * waits itself, and they are no further apart. What is further apart had another reason: the
   * process stood still.
   */
  private static final long LONGEST_LOCKED_OUT_NANOS = 500_000_000;

  private static final String INITIALISER = "<clinit>";

  private final ThreadFigures threads;

  public Sampler(ThreadFigures threads) {
    this.threads = threads;
  }

  /** Takes a sample, unless the thread has ended. */
  public void sample(LoopThread thread, Observation observation, long nowNanos) {
    long step = thread.loop().metrics.steps();
    boolean asleep = thread.runQueue().isAsleep(); // before the look itself wakes or stops it
    LoopLook look = thread.look(threads);
    if (look == null || look.thread().stack().isEmpty()) {
      return;
    }
    ThreadSnapshot info = look.thread();
    long cpuNanos = thread.cpuNanos(threads);
    long sinceNanos = nowNanos - observation.lastLookNanos;
    boolean computes = cpuNanos < 0 || cpuNanos - observation.lastCpuNanos > COMPUTING * sinceNanos;
    State state = look.isHeld() ? State.HELD : stateOf(info, computes);
    OtherThread other = state == State.BLOCKED ? owner(info) : null;
    if (state == State.WAITING) {
      other = loadingOwner(info);
    }
    if (look.isHeld()) {
      other = other(info);
    }
    if (state == State.RUNNING && !computes && !isStarved(thread, observation, sinceNanos)) {
      other = initialiser(thread, observation, nowNanos);
      if (other != null) {
        state = State.CLASS_INIT;
      } else if (asleep) {
        state = State.NATIVE; // such as a foreign function, whose frames are hidden
      }
    }
    Work work = Work.of(thread.loop(), null);
    boolean isOfStack = thread.loop().metrics.steps() == step;
    List<StackTraceElement> stack =
        TaskFrames.in(HostFrames.of(info.stack()), isOfStack ? work.taskType() : null);
    String monitor = state == State.BLOCKED ? info.lock() : null;
    Sample last = lastOf(observation);
    boolean wasLockedOut =
        sinceNanos <= LONGEST_LOCKED_OUT_NANOS
            && last != null
            && other != null
            && last.isStillLockedOut(other, monitor);
    long weightNanos = wasLockedOut ? sinceNanos : weightOf(sinceNanos, observation);
    observation.waiting.add(PendingTasks.ifHarmless(thread.loop().executor), nowNanos);
    if (isOfStack) { // else it belongs to another stack
      observation.doing(work, stack, weightNanos);
    }
    observation.add(
        new Sample(weightNanos, state, stack, step, work.taskName(), other, monitor, wasLockedOut));
    observation.lastCpuNanos = cpuNanos;
    observation.lastLookNanos = nowNanos;
  }

  /** A sample after a pause does not stand for the pause: that was the platform's. */
  private static long weightOf(long sinceNanos, Observation observation) {
    return Math.max(1, Math.min(sinceNanos, 2 * observation.plannedNanos + LATE_NANOS));
  }

  private static State stateOf(ThreadSnapshot info, boolean computes) {
    if (info.suspended()) {
      return State.SUSPENDED;
    }
    return switch (info.state()) {
      case BLOCKED -> State.BLOCKED;
      case WAITING, TIMED_WAITING -> State.WAITING;
      default -> info.inNative() && !computes ? State.NATIVE : State.RUNNING;
    };
  }

  /** Whether the thread wants to run, and has no CPU. */
  private static boolean isStarved(LoopThread thread, Observation observation, long sinceNanos) {
    long delayNanos = thread.runQueue().delayNanos();
    long before = observation.lastDelayNanos;
    observation.lastDelayNanos = delayNanos;
    return delayNanos >= 0 && before >= 0 && delayNanos - before > sinceNanos / 2;
  }

  private @Nullable OtherThread owner(ThreadSnapshot info) {
    long id = info.lockOwnerId();
    ThreadSnapshot owner = id < 0 ? null : threads.of(id);
    return owner == null ? null : other(owner);
  }

  /** The thread that holds the lock which this one waits for, if it is loading code. */
  private @Nullable OtherThread loadingOwner(ThreadSnapshot info) {
    OtherThread owner = owner(info);
    return owner != null && Sample.isLoading(owner.stack()) ? owner : null;
  }

  public static OtherThread other(ThreadSnapshot info) {
    return new OtherThread(info.name(), info.id(), HostFrames.of(info.stack()), info.isWaiting());
  }

  /**
   * The thread whose static initialiser this one waits for. The JVM does not say which, so any
   * other one that is in such an initialiser is taken, unless this thread is in one itself.
   */
  private @Nullable OtherThread initialiser(
      LoopThread thread, Observation observation, long nowNanos) {
    Sample last = lastOf(observation);
    if (last != null && last.state() == State.CLASS_INIT) {
      return last.other();
    }
    boolean due =
        nowNanos - observation.threadsSeenNanos > NANOS_BETWEEN_THREADS
            || observation.threadsSeenNanos == observation.seenNanos;
    if (!due) {
      return null;
    }
    observation.threadsSeenNanos = nowNanos;
    String self = thread.name();
    for (ThreadSnapshot info : threads.all()) {
      String name = info.name();
      if (!name.equals(self) && !AgentThreads.isOwn(name) && isInInitialiser(info)) {
        return other(info);
      }
    }
    return null;
  }

  private static @Nullable Sample lastOf(Observation observation) {
    List<Sample> samples = observation.samples();
    return samples.isEmpty() ? null : samples.get(samples.size() - 1);
  }

  private static boolean isInInitialiser(ThreadSnapshot info) {
    for (StackTraceElement frame : info.stack()) {
      if (frame.getMethodName().equals(INITIALISER)) {
        return true;
      }
    }
    return false;
  }
}
