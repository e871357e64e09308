package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.watchdog.LoopWatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM reports of a thread from outside: its CPU time, its stack, whom it waits for. Of
 * virtual threads it reports nothing; for loops on such threads {@link VirtualLoop} stands in.
 */
public interface ThreadFigures {

  /** Those of the JVM's management beans, or of {@code java.base} alone where there are none. */
  static ThreadFigures open() {
    try {
      return new ManagedThreadFigures();
    } catch (LinkageError e) {
      return new PlainThreadFigures(); // a runtime without the module java.management
    }
  }

  /** The CPU time of the current thread, an event loop, or -1 if that is not known. */
  default long currentCpuNanos(LoopWatch watch) {
    VirtualLoop virtual = watch.virtual();
    return virtual == null ? currentCpuNanos() : virtual.currentCpuNanos(this);
  }

  /** The CPU time of an event loop in nanoseconds, or -1 if that is not known. */
  default long cpuNanos(LoopWatch watch) {
    VirtualLoop virtual = watch.virtual();
    return virtual == null ? cpuNanos(watch.loop().thread) : virtual.countCpu(this);
  }

  /** What an event loop does now, or null if it has ended, or nothing can be said. */
  default @Nullable LoopLook look(LoopWatch watch) {
    VirtualLoop virtual = watch.virtual();
    if (virtual != null) {
      return virtual.look(this);
    }
    ThreadSnapshot thread = of(watch.loop().thread);
    return thread == null ? null : new LoopLook(thread, false);
  }

  /** The CPU time of the current thread in nanoseconds, or -1 if that is not known. */
  long currentCpuNanos();

  /** The CPU time of a thread in nanoseconds, or -1 if that is not known. */
  long cpuNanos(Thread thread);

  /** What a thread does now, or null if it has ended. */
  @Nullable ThreadSnapshot of(Thread thread);

  /** What the thread with an id does now, or null if it has ended or cannot be found. */
  @Nullable ThreadSnapshot of(long threadId);

  /** What all threads do now. */
  List<ThreadSnapshot> all();

  /** The threads that wait for each other in a circle, by their ids; none if there are none. */
  long[] deadlocked();
}
