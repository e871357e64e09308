package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.work.Work;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallRingTest {

  private record Call(CallPath path, long durationNanos, long endNanos) {}

  private record Further(CallPath path, int calls, long durationNanos) {}

  private static final long FURTHER_NANOS = 3;

  private final CallRing ring = new CallRing();
  private final List<Call> read = new ArrayList<>();
  private final List<Further> further = new ArrayList<>();
  private final CallPath one = path(1);
  private final CallPath two = path(2);

  private static CallPath path(int number) {
    Operation operation =
        new Operation(number, "a.B.c", "x", true, false, Operation.Naming.OWN, "r");
    return new CallPath(operation, CallPath.Kind.CALL, Thread.currentThread(), List.of());
  }

  private void drain() {
    ring.drain(new Collecting());
  }

  /** Keeps what it reads. */
  private class Collecting implements CallRing.Reader {
    @Override
    public void call(
        CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
      read.add(new Call(path, durationNanos, endNanos));
    }

    @Override
    public void further(
        CallPath path,
        int calls,
        long durationNanos,
        long endNanos,
        long unit,
        @Nullable Work work) {
      further.add(new Further(path, calls, durationNanos));
    }
  }

  @Test
  void anEmptyRingHasNothing() {
    drain();

    assertThat(read).isEmpty();
  }

  @Test
  void callsComeOutInOrderAndOnce() {
    assertThat(ring.offer(one, 10, 100, 0, null)).isTrue();
    assertThat(ring.offer(two, 20, 200, 0, null)).isTrue();
    assertThat(ring.offer(one, 30, 300, 0, null)).isTrue();

    drain();
    drain();

    assertThat(read)
        .containsExactly(new Call(one, 10, 100), new Call(two, 20, 200), new Call(one, 30, 300));
  }

  @Test
  void aFullRingTakesNothingAndLosesNothing() {
    for (int i = 0; i < CallRing.CAPACITY; i++) {
      assertThat(ring.offer(one, i, i, 0, null)).isTrue();
    }
    assertThat(ring.offer(two, -1, -1, 0, null)).isFalse();
    assertThat(ring.offer(two, -1, -1, 0, null)).isFalse();

    drain();

    assertThat(read).hasSize(CallRing.CAPACITY).allMatch(call -> call.path() == one);
    assertThat(read.get(CallRing.CAPACITY - 1).durationNanos()).isEqualTo(CallRing.CAPACITY - 1);
    assertThat(ring.offer(two, 7, 7, 0, null)).isTrue();
    read.clear();
    drain();
    assertThat(read).containsExactly(new Call(two, 7, 7));
  }

  @Test
  void furtherCallsComeWithTheirCall() {
    ring.offer(one, 10, 100, 0, null);
    long first = ring.last();
    ring.offer(two, 20, 200, 0, null);
    assertThat(ring.addTo(first, 3)).isTrue();
    assertThat(ring.addTo(first, 4)).isTrue();

    drain();

    assertThat(read).containsExactly(new Call(one, 10, 100), new Call(two, 20, 200));
    assertThat(further).containsExactly(new Further(one, 2, 7));
  }

  @Test
  void toACallThatWasReadNothingIsAdded() {
    ring.offer(one, 10, 100, 0, null);
    long number = ring.last();
    drain();

    assertThat(ring.addTo(number, 3)).isFalse();

    for (int i = 0; i < CallRing.CAPACITY; i++) { // now another call is in its place
      ring.offer(two, 20, 200, 0, null);
    }
    assertThat(ring.addTo(number, 3)).isFalse();
    drain();
    assertThat(further).isEmpty();
  }

  @Test
  void moreThanFitsIsNotAdded() {
    ring.offer(one, 10, 100, 0, null);
    long number = ring.last();
    long aQuarterOfAnHourNanos = 900_000_000_000L;

    assertThat(ring.addTo(number, aQuarterOfAnHourNanos)).isFalse();
    assertThat(ring.addTo(number, 5)).isTrue();
    for (int i = 1; i < 1 << 24; i++) {
      ring.addTo(number, 0);
    }

    drain();

    assertThat(further).containsExactly(new Further(one, (1 << 24) - 1, 5));
  }

  @Test
  void theRingGoesRound() {
    long next = 0;
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < CallRing.CAPACITY - 100; i++) {
        assertThat(ring.offer(one, next, next, 0, null)).isTrue();
        next++;
      }
      drain();
    }

    assertThat(read).hasSize((int) next);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).durationNanos()).isEqualTo(i);
    }
  }

  @Test
  void aReaderThatFailsLosesOneCallOnly() {
    ring.offer(one, 1, 1, 0, null);
    ring.offer(one, 2, 2, 0, null);

    assertThatThrownBy(
            () ->
                ring.drain(
                    new Collecting() {
                      @Override
                      public void call(
                          CallPath path, long nanos, long millis, long unit, @Nullable Work work) {
                        throw new IllegalStateException("no");
                      }
                    }))
        .hasMessage("no");
    drain();

    assertThat(read).containsExactly(new Call(one, 2, 2));
  }

  @Test
  void aCallThatWasReadIsLetGo() throws InterruptedException {
    WeakReference<CallPath> path = offerAndDrain();

    for (int i = 0; i < 200 && path.get() != null; i++) { // two seconds at most
      System.gc();
      Thread.sleep(10);
    }

    assertThat(path.get()).isNull();
    assertThat(ring.offer(one, 1, 1, 0, null)).isTrue();
  }

  /** In a method of its own, so that no variable keeps the path. */
  private WeakReference<CallPath> offerAndDrain() {
    CallPath path = path(3);
    ring.offer(path, 1, 1, 0, null);
    drain();
    assertThat(read).extracting(Call::path).containsExactly(path);
    read.clear();
    return new WeakReference<>(path);
  }

  @Test
  void whatOneThreadWritesAnotherReads() throws Exception {
    int offers = 500_000;
    AtomicBoolean writing = new AtomicBoolean(true);
    Totals totals = new Totals();
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              boolean last;
              do {
                last = !writing.get();
                ring.drain(totals);
              } while (!last);
            });
    long written = 0;
    long sum = 0;
    long added = 0;
    for (long i = 1; i <= offers; i++) {
      if (ring.offer(i % 2 == 0 ? two : one, i, -i, 0, null)) {
        written++;
        sum += i;
      } else {
        LockSupport.parkNanos(1_000);
      }
      for (long age = 0; age < 3; age++) { // some are with the reader already
        added += ring.addTo(Math.max(0, ring.last() - age * age), FURTHER_NANOS) ? 1 : 0;
      }
    }
    writing.set(false);
    reader.get(30, TimeUnit.SECONDS);

    assertThat(totals.furtherCalls).isEqualTo(added).isPositive().isLessThan(3 * offers);
    assertThat(totals.calls).isEqualTo(written).isPositive();
    assertThat(totals.sum).isEqualTo(sum);
    assertThat(totals.mistakes).isZero();
  }

  /** What a reader sees: a call out of order, or put together from two, is a mistake. */
  private final class Totals implements CallRing.Reader {
    private long calls;
    private long sum;
    private long last;
    private long mistakes;
    private long furtherCalls;

    @Override
    public void call(
        CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
      boolean right =
          durationNanos > last
              && endNanos == -durationNanos
              && path == (durationNanos % 2 == 0 ? two : one);
      mistakes += right ? 0 : 1;
      last = durationNanos;
      calls++;
      sum += durationNanos;
    }

    @Override
    public void further(
        CallPath path,
        int calls,
        long durationNanos,
        long endNanos,
        long unit,
        @Nullable Work work) {
      mistakes += endNanos == -last && durationNanos == calls * FURTHER_NANOS ? 0 : 1;
      furtherCalls += calls;
    }
  }
}
