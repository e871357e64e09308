package io.loopwarden.engine.work;

import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Whose work event loops do: a thread says so for itself, and what it queues for event loops, and
 * what that queues in turn, inherits it. Costs nothing until the first thread has a scope.
 *
 * <p>Concurrency: any thread writes and reads. A task has one place by its identity; whoever comes
 * later takes it over, and then it is not known whose work the earlier one was. Nothing waits, and
 * nothing keeps a task or a scope alive but the thread that said so.
 */
public final class Scopes {

  private static final int PLACES = 8192;

  /**
   * Whether any thread has ever had a scope. Before, no task is looked up: its identity hash code
   * takes longer than all else that is done for a call in a flood, once its monitor was contended.
   */
  private volatile boolean begun;

  private final Map<Thread, Object> byThread = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<@Nullable Entry> byTask = new AtomicReferenceArray<>(PLACES);

  private static final class Entry extends WeakReference<Object> {
    private final WeakReference<Object> scope;

    Entry(Object task, Object scope) {
      super(task);
      this.scope = new WeakReference<>(scope);
    }
  }

  /** Makes everything that the current thread queues somebody's work; returns what ends that. */
  public Runnable begin(Object scope) {
    begun = true;
    Thread thread = Thread.currentThread();
    Object before = byThread.put(thread, scope);
    LoopwardenActivity.scope(true);
    return new Runnable() {
      @Override
      public void run() {
        if (before != null) {
          byThread.put(thread, before);
        } else {
          byThread.remove(thread);
        }
      }
    };
  }

  /** Whose work the current thread does, or null if that is not known. */
  public @Nullable Object current() {
    Thread thread = Thread.currentThread();
    Object scope = byThread.get(thread);
    if (scope != null) {
      return scope;
    }
    LoopwardenLoop loop = LoopwardenLoops.find(thread);
    return loop == null ? null : of(loop);
  }

  /** The current thread queues a task. */
  public void scheduled(Object task) {
    Object scope = current();
    if (scope != null) {
      byTask.lazySet(place(task), new Entry(task, scope));
    }
  }

  /** Whose work an event loop does now, or null if that is not known. */
  public @Nullable Object of(LoopwardenLoop loop) {
    Object task = loop.task;
    return task == null ? loop.scope : of(task);
  }

  /** Whose work a task is, or null if that is not known. */
  public @Nullable Object of(@Nullable Object task) {
    Entry entry = task == null || !begun ? null : byTask.get(place(task));
    return entry == null || entry.get() != task ? null : entry.scope.get();
  }

  private static int place(Object task) {
    return System.identityHashCode(task) & PLACES - 1;
  }
}
