package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.jfr.Carriers;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The thread of an event loop, as the watchdog sees it. Of virtual threads the JVM reports nothing;
 * for loops on such threads {@link VirtualLoop} answers.
 */
public final class LoopThread {

  /** From then on the JVM stops only the thread whose stack is asked for, and not all. */
  private static final int FIRST_STOPPED_ALONE = 21;

  private final LoopwardenLoop loop;

  /** Found when the watchdog looks at the thread first; only its thread reads and writes it. */
  private RunQueue runQueue;

  private final @Nullable VirtualLoop virtual;

  /**
   * To be called on the loop's thread, or on the agent's own for a late attach.
   *
   * @param runQueue the thread's, or unknown as long as nothing more is known
   * @param carriers how to find carriers of virtual threads, once that is known
   */
  public LoopThread(
      LoopwardenLoop loop, RunQueue runQueue, AtomicReference<@Nullable Carriers> carriers) {
    this.loop = loop;
    this.virtual = VirtualLoop.of(loop.thread, carriers);
    // a virtual thread has no place in the kernel's run queue, and its carrier may change
    this.runQueue = virtual == null ? runQueue : RunQueue.unknown();
  }

  /** What the hooks know of the event loop. */
  public LoopwardenLoop loop() {
    return loop;
  }

  /** The thread's name. */
  public String name() {
    return loop.thread.getName();
  }

  /** The thread's id. */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public long id() {
    return loop.thread.getId();
  }

  /** Finds the thread's run queue, if it is not found yet. Only the watchdog's thread calls it. */
  public void findRunQueue(RunQueues queues, ThreadFigures figures) {
    if (runQueue == RunQueue.unknown() && virtual == null) {
      RunQueue found = queues.find(new CpuClock(figures, loop.thread));
      if (found != null) {
        runQueue = found;
      }
    }
  }

  /** How long the thread waited for a CPU. */
  public RunQueue runQueue() {
    return runQueue;
  }

  /** What takes the place of the JVM's beans if the loop is a virtual thread; else null. */
  public @Nullable VirtualLoop virtual() {
    return virtual;
  }

  /** The CPU time of the current thread, which is this one, or -1 if that is not known. */
  public long currentCpuNanos(ThreadFigures threads) {
    return virtual == null ? threads.currentCpuNanos() : virtual.currentCpuNanos(threads);
  }

  /** The CPU time of the event loop in nanoseconds, or -1 if that is not known. */
  public long cpuNanos(ThreadFigures threads) {
    return virtual == null ? threads.cpuNanos(loop.thread) : virtual.countCpu(threads);
  }

  /** Counts the CPU time of a virtual thread, before its carrier changes; others are counted. */
  public void countCpu(ThreadFigures threads) {
    if (virtual != null) {
      virtual.countCpu(threads);
    }
  }

  /**
   * The stack of the event loop now, the innermost frame first; empty if it has ended, does not
   * run, or nothing can be said.
   */
  public List<StackTraceElement> stack(ThreadFigures threads) {
    if (virtual == null && Runtime.version().feature() >= FIRST_STOPPED_ALONE) {
      return HostFrames.of(List.of(loop.thread.getStackTrace()));
    }
    LoopLook look = look(threads);
    return look == null || look.isHeld() ? List.of() : HostFrames.of(look.thread().stack());
  }

  /** What the event loop does now, or null if it has ended, or nothing can be said. */
  public @Nullable LoopLook look(ThreadFigures threads) {
    if (virtual != null) {
      return virtual.look(threads);
    }
    ThreadSnapshot thread = threads.of(loop.thread);
    return thread == null ? null : new LoopLook(thread, false);
  }
}
