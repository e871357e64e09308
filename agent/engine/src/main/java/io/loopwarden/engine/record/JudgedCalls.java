package io.loopwarden.engine.record;

import io.loopwarden.engine.work.Work;
import io.loopwarden.engine.work.WorkDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Passes calls on to a listener once they are judged. Only the reporter's thread uses it. */
final class JudgedCalls {

  private @Nullable JudgedCallListener listener;

  /** Sets who receives every call with its verdict. */
  void listener(JudgedCallListener listener) {
    this.listener = listener;
  }

  /** Passes a call on, if anybody listens. */
  void pass(
      CallPath path,
      PathText text,
      @Nullable Finding finding,
      long durationNanos,
      long endNanos,
      @Nullable Work work,
      Verdict verdict,
      String reason) {
    JudgedCallListener current = listener;
    if (current != null && !current.isEmpty()) {
      Finding known = finding == null ? text.call().toFinding() : finding;
      current.judged(of(path, text, known, durationNanos, endNanos, work), verdict, reason);
    }
  }

  /** A call in the form that reports and listeners get. */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  static BlockingCall of(
      CallPath path,
      PathText text,
      Finding finding,
      long durationNanos,
      long endNanos,
      @Nullable Work work) {
    Thread thread = path.thread();
    return new BlockingCall(
        finding,
        durationNanos,
        endNanos,
        millisOf(endNanos),
        thread.getName(),
        thread.getId(),
        WorkDescription.of(work, text.elements()),
        work == null ? null : work.scope());
  }

  /**
   * A moment by {@link System#nanoTime()} as the wall clock's, which is read first: never later.
   */
  private static long millisOf(long nanos) {
    return Instant.now().minusNanos(System.nanoTime() - nanos).toEpochMilli();
  }
}
