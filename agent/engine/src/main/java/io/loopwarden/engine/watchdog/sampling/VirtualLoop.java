package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.jfr.Carriers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An event loop that is a virtual thread, seen from outside: the JVM's beans do not know it, but
 * know the carrier that it is mounted on.
 *
 * <p>The loop's CPU time is that of its carriers while it was mounted on them. It is counted from
 * one look to the next if both found the loop on the same carrier, so of two virtual threads that
 * take turns within a hundredth of a second one may get what the other has burnt. Only the watchdog
 * looks; the loop itself reads what was counted last.
 */
public final class VirtualLoop {

  /** What was counted, and from where on to count. */
  private record Count(long cpuNanos, @Nullable Thread carrier, long carrierNanos) {}

  private final Thread thread;

  /** Null inside until they are found, which may be never. */
  private final AtomicReference<@Nullable Carriers> carriers;

  private volatile Count count = new Count(0, null, 0);

  /** The carrier that the loop was on last. */
  private volatile @Nullable Thread lastCarrier;

  private VirtualLoop(Thread thread, AtomicReference<@Nullable Carriers> carriers) {
    this.thread = thread;
    this.carriers = carriers;
    carrier(); // a loop begins on its carrier, and may be seldom there when the watchdog looks
  }

  /**
   * Null if a thread is none. Runs on the loop's thread.
   *
   * @param carriers how to find carriers, once that is known
   */
  public static @Nullable VirtualLoop of(
      Thread thread, AtomicReference<@Nullable Carriers> carriers) {
    return Carriers.isVirtual(thread) ? new VirtualLoop(thread, carriers) : null;
  }

  /** The carrier that the loop is mounted on, or null. */
  public @Nullable Thread carrier() {
    Carriers known = carriers.get();
    Thread carrier = known == null ? null : known.carrierOf(thread);
    if (carrier != null) {
      lastCarrier = carrier;
    }
    return carrier;
  }

  /** Counts the CPU time that the loop has burnt since the last look; returns all of it. */
  public long countCpu(ThreadFigures threads) {
    Thread carrier = carrier();
    long carrierNanos = carrier == null ? -1 : threads.cpuNanos(carrier);
    Count before = count;
    Count now =
        new Count(
            before.cpuNanos() + added(before, carrier, carrierNanos),
            carrierNanos < 0 ? null : carrier,
            carrierNanos);
    count = now;
    return carriers.get() == null ? -1 : now.cpuNanos();
  }

  /** The CPU time of the loop, asked by itself; -1 if that is not known. */
  long currentCpuNanos(ThreadFigures threads) {
    Carriers known = carriers.get();
    Thread carrier = known == null ? null : known.carrierOf(thread);
    if (carrier == null) {
      return -1;
    }
    Count before = count;
    return before.cpuNanos() + added(before, carrier, threads.cpuNanos(carrier));
  }

  private static long added(Count before, @Nullable Thread carrier, long carrierNanos) {
    return carrier == null || carrier != before.carrier() || carrierNanos < 0
        ? 0
        : Math.max(0, carrierNanos - before.carrierNanos());
  }

  /** What the loop does now, or null if nothing can be said. */
  @Nullable LoopLook look(ThreadFigures threads) {
    Thread carrier = carrier();
    Thread.State state = thread.getState();
    if (carrier == null && state == Thread.State.RUNNABLE) {
      // to ask for the stack of such a thread would have its scheduler run it out of turn
      ThreadSnapshot holder = holder();
      return holder == null ? null : new LoopLook(holder, true);
    }
    ThreadSnapshot outside = carrier == null ? null : threads.of(carrier);
    if (outside == null) {
      return new LoopLook(snapshot(thread, state, false, false, null, -1), false);
    }
    boolean isBlocked = state == Thread.State.BLOCKED;
    return new LoopLook(
        snapshot(
            thread,
            state,
            outside.inNative(),
            outside.suspended(),
            isBlocked ? outside.lock() : null,
            isBlocked ? outside.lockOwnerId() : -1),
        false);
  }

  /** What the thread does that is on the carrier instead of the loop; null if there is none. */
  public @Nullable ThreadSnapshot holder() {
    Thread holder = guest();
    if (holder == null && isOnlyCarrier()) {
      holder = lastCarrier; // it runs something of its own
    }
    return holder == null ? null : snapshot(holder, holder.getState(), false, false, null, -1);
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private static ThreadSnapshot snapshot(
      Thread thread,
      Thread.State state,
      boolean inNative,
      boolean suspended,
      @Nullable String lock,
      long lockOwnerId) {
    String name = thread.getName();
    return new ThreadSnapshot(
        name.isEmpty() ? "virtual thread " + thread.getId() : name,
        thread.getId(),
        state,
        List.of(thread.getStackTrace()),
        inNative,
        suspended,
        lock,
        lockOwnerId);
  }

  /** The virtual thread that is on the carrier instead of the loop, or null. */
  public @Nullable Thread guest() {
    Carriers known = carriers.get();
    Thread carrier = lastCarrier;
    Thread guest = known == null || carrier == null ? null : known.threadOn(carrier);
    return guest == thread ? null : guest;
  }

  /** Whether no other carrier could run the loop, as far as is known. */
  public boolean isOnlyCarrier() {
    Thread carrier = lastCarrier;
    return carrier != null && !Carriers.isOfDefaultScheduler(carrier);
  }

  /** Whether the loop could run and is on no carrier. */
  public boolean isWaitingForCarrier() {
    return lastCarrier != null && carrier() == null && thread.getState() == Thread.State.RUNNABLE;
  }
}
