package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.watchdog.platform.CallLooks;
import io.loopwarden.engine.watchdog.platform.CallLooks.State;
import io.loopwarden.engine.watchdog.platform.NamedThreads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out of calls that event loops are in whether a CPU is all that they lack: the loop's thread
 * is ready to run, or waits for a lock whose owner is.
 *
 * <p>A first look finds the thread on which the call depends. A second one, a moment later, finds
 * out whether that thread got on. The owner of a lock that waits, sleeps, or reads from a socket
 * lacks no CPU, and neither does one that computes. Only the watchdog's thread uses it.
 */
public final class CpuProbe {

  /** How long to wait between the two looks. */
  public static final long PAUSE_NANOS = 1_000_000;

  /** A call that is younger is not worth a look. */
  private static final long YOUNGEST_CALL_NANOS = 1_000_000;

  /** A thread that burnt less of the time between the looks did not compute. */
  private static final double COMPUTING = 0.2;

  /** An owner may itself wait for a lock, and so on. */
  private static final int MOST_OWNERS = 8;

  private final ThreadFigures figures;
  private final CallLooks looks;
  private final List<Suspect> suspects = new ArrayList<>();

  /**
   * A thread that may lack a CPU.
   *
   * @param waiting the event loop whose call depends on it
   * @param callSinceNanos which of its calls
   * @param otherwise what keeps the call from its end if it is no lack of a CPU
   */
  private record Suspect(
      LoopThread waiting,
      long callSinceNanos,
      ThreadSnapshot thread,
      State otherwise,
      long cpuNanos,
      long atNanos) {

    boolean isLoop() {
      return thread.id() == waiting.id();
    }
  }

  /**
   * Makes a probe.
   *
   * @param looks gets what it found
   */
  public CpuProbe(ThreadFigures figures, CallLooks looks) {
    this.figures = figures;
    this.looks = looks;
  }

  /** Takes the first look at an event loop, if it is in a call. */
  public void look(LoopThread loop, long nowNanos) {
    long since = loop.loop().callSinceNanos();
    if (since == 0 || nowNanos - since < YOUNGEST_CALL_NANOS || loop.virtual() != null) {
      return;
    }
    ThreadSnapshot thread = figures.withoutStack(loop.id());
    if (thread == null) {
      return;
    }
    ThreadSnapshot last = last(thread);
    State otherwise = last == null ? State.WAITED : otherwise(loop, last);
    if (last != null && wantsCpu(loop, last)) {
      long cpuNanos = figures.cpuNanos(last.id());
      suspects.add(new Suspect(loop, since, last, otherwise, cpuNanos, nowNanos));
    } else {
      looks.add(loop.id(), nowNanos, otherwise);
    }
  }

  /** The thread that a call's end depends on, itself or the last owner; null if it has ended. */
  private @Nullable ThreadSnapshot last(ThreadSnapshot thread) {
    ThreadSnapshot last = thread;
    for (int i = 0; i < MOST_OWNERS && last != null && last.lockOwnerId() >= 0; i++) {
      last = figures.withoutStack(last.lockOwnerId());
    }
    return last;
  }

  private static boolean wantsCpu(LoopThread loop, ThreadSnapshot last) {
    return last.id() == loop.id()
        ? loop.runQueue().isKnown() && !loop.runQueue().isAsleep()
        : last.state() == Thread.State.RUNNABLE;
  }

  /** What an event loop itself loads has rules of its own. */
  private State otherwise(LoopThread loop, ThreadSnapshot last) {
    ThreadSnapshot owner = last.id() == loop.id() ? null : figures.of(last.id());
    return owner != null && Sample.isLoading(owner.stack()) ? State.LOADED : State.WAITED;
  }

  /** Whether a second look is due, {@link #PAUSE_NANOS} after the first ones. */
  public boolean hasSuspects() {
    return !suspects.isEmpty();
  }

  /** Takes the second look. */
  public void lookAgain(long nowNanos) {
    for (Suspect suspect : suspects) {
      LoopThread loop = suspect.waiting();
      State state = state(suspect, nowNanos);
      boolean hasEnded = loop.loop().callSinceNanos() != suspect.callSinceNanos();
      if (state == State.LACKED_CPU || !hasEnded) { // what ended, and computes now, says nothing
        looks.add(loop.id(), suspect.atNanos(), state);
      }
    }
    suspects.clear();
  }

  private State state(Suspect suspect, long nowNanos) {
    long cpuNanos = figures.cpuNanos(suspect.thread().id());
    long sinceNanos = nowNanos - suspect.atNanos();
    boolean isKnown = cpuNanos >= 0 && suspect.cpuNanos() >= 0;
    if (!isKnown || cpuNanos - suspect.cpuNanos() > COMPUTING * sinceNanos) {
      return suspect.otherwise() == State.LOADED ? State.LOADED : State.COMPUTED;
    }
    // native code may wait in the kernel, of which the JVM knows nothing
    boolean isReady =
        suspect.isLoop()
            || !suspect.thread().inNative()
            || NamedThreads.isAnyReady(suspect.thread().name());
    return isReady ? State.LACKED_CPU : suspect.otherwise();
  }
}
