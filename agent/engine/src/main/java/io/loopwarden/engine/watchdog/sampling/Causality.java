package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.OwnFrames;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which thread queued a task for an event loop, and from where, for the tasks that were
 * queued last. Off unless the user asks for it: a walk of the stack for each task costs a
 * microsecond or two.
 *
 * <p>Concurrency: any thread writes, the watchdog reads. A task has one place by its identity;
 * whoever comes later takes it over. Nothing waits, and nothing keeps a task alive.
 */
public final class Causality {

  private static final int PLACES = 8192;
  private static final int MOST_FRAMES = 24;

  private static final StackWalker WALKER = StackWalker.getInstance();

  private final AtomicReferenceArray<@Nullable Origin> origins = new AtomicReferenceArray<>(PLACES);
  private final CodeOwners owners;

  /**
   * Remembers nothing yet.
   *
   * @param owners decide whose code queued a task
   */
  public Causality(CodeOwners owners) {
    this.owners = owners;
  }

  private static final class Origin extends WeakReference<Object> {
    private final String threadName;
    private final List<StackTraceElement> stack;

    Origin(Object task, String threadName, List<StackTraceElement> stack) {
      super(task);
      this.threadName = threadName;
      this.stack = stack;
    }
  }

  /** The current thread queues a task. */
  public void scheduled(Object task) {
    List<StackTraceElement> stack = new ArrayList<>(MOST_FRAMES);
    WALKER.walk(
        frames -> {
          frames.limit(MOST_FRAMES).forEach(frame -> stack.add(frame.toStackTraceElement()));
          return null;
        });
    origins.lazySet(place(task), new Origin(task, Thread.currentThread().getName(), stack));
  }

  /** Who queued a task: the thread, and the application's line; null if that is not known. */
  public @Nullable String of(@Nullable Object task) {
    Origin origin = task == null ? null : origins.get(place(task));
    if (origin == null || origin.get() != task) {
      return null;
    }
    List<StackTraceElement> stack = new ArrayList<>(origin.stack);
    stack.removeIf(frame -> OwnFrames.contain(frame.getClassName()));
    int site = owners.siteIndex(stack);
    return origin.threadName + (site < 0 ? "" : " at " + stack.get(site));
  }

  private static int place(Object task) {
    return System.identityHashCode(task) & PLACES - 1;
  }
}
