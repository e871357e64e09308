package io.loopwarden.engine.watchdog.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM reports of a thread from outside: its CPU time, its stack, whom it waits for. Of
 * virtual threads it reports nothing; {@link LoopThread} knows them.
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
