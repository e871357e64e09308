package io.loopwarden.engine.record;

import static io.loopwarden.engine.record.RecordedLoop.CONNECT;
import static io.loopwarden.engine.record.RecordedLoop.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Allowance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackSamplingTest {

  private static final int OPERATIONS = RecordedLoop.CATALOGUE.operations().size();
  private static final long MICRO = 1_000;

  private final Allowance memory = new Allowance(1_000_000);
  private final WalkBudget budget = new WalkBudget(42);
  private final StackSampling sampling = new StackSampling(OPERATIONS, memory, budget);
  private final CallPath one = path(CONNECT);
  private final CallPath two = path(CONNECT);
  private long nowNanos = 1;

  private static CallPath path(Operation operation) {
    return new CallPath(operation, CallPath.Kind.CALL, Thread.currentThread(), List.of());
  }

  /** All that can be walked has been walked. */
  @BeforeEach
  void beginFlood() {
    for (int i = 0; i < 2_000; i++) {
      budget.walked(WalkBudget.LONGEST_WALK_NANOS);
    }
  }

  /** The path that a call counts for, or null if its stack is to be walked. */
  private @Nullable CallPath call(Operation operation, long durationNanos) {
    CallGroup group = sampling.groupOf(operation.number(), durationNanos, nowNanos++);
    return group == null ? null : sampling.pathOf(group);
  }

  private void walk(CallPath path, long durationNanos) {
    sampling.walked(path.operation().number(), path, durationNanos, MICRO);
  }

  @Test
  void theFirstCallIsWalkedAndFurtherOnesCountForItsPath() {
    assertThat(call(CONNECT, 5 * MICRO)).isNull();
    walk(one, 5 * MICRO);

    assertThat(call(CONNECT, 5 * MICRO)).isSameAs(one);
    assertThat(call(CONNECT, 4_100)).isSameAs(one);
  }

  @Test
  void eachOperationAndEachSizeOfDurationHasItsOwnPath() {
    call(CONNECT, 5 * MICRO);
    walk(one, 5 * MICRO);

    assertThat(call(SLEEP, 5 * MICRO)).isNull();
    walk(path(SLEEP), 5 * MICRO);
    assertThat(call(CONNECT, 500 * MICRO)).isNull();
    walk(two, 500 * MICRO);

    assertThat(call(CONNECT, 5 * MICRO)).isSameAs(one);
    assertThat(call(CONNECT, 500 * MICRO)).isSameAs(two);
    assertThat(call(CONNECT, 0)).isNull();
  }

  @Test
  void aLongCallIsAlwaysWalked() {
    call(CONNECT, StackSampling.LONG_NANOS - 1);
    walk(one, StackSampling.LONG_NANOS - 1);
    walk(one, StackSampling.LONG_NANOS);

    assertThat(call(CONNECT, StackSampling.LONG_NANOS)).isNull();
    assertThat(call(CONNECT, Long.MAX_VALUE)).isNull();
    assertThat(call(CONNECT, StackSampling.LONG_NANOS - 1)).isSameAs(one);
  }

  @Test
  void theLastPathThatWasWalkedCounts() {
    call(CONNECT, MICRO);
    walk(one, MICRO);
    walk(two, MICRO);

    assertThat(call(CONNECT, MICRO)).isSameAs(two);
  }

  @Test
  void inTheNextIntervalAStackIsWalkedFirst() {
    call(CONNECT, MICRO);
    walk(one, MICRO);

    nowNanos += WalkBudget.INTERVAL_NANOS;

    assertThat(call(CONNECT, MICRO)).isNull();
    walk(two, MICRO);
    assertThat(call(CONNECT, MICRO)).isSameAs(two);
  }

  @Test
  void nothingCountsForAPathThatIsGone() {
    call(CONNECT, MICRO);
    walk(one, MICRO);
    one.evict();
    assertThat(call(CONNECT, MICRO)).isNull();

    walk(two, MICRO);
    two.forget();
    assertThat(call(CONNECT, MICRO)).isNull();
  }

  @Test
  void aWaitForAnotherThreadIsNoPathForCalls() {
    call(CONNECT, MICRO);
    walk(new CallPath(CONNECT, CallPath.Kind.WAIT, Thread.currentThread(), List.of()), MICRO);

    assertThat(call(CONNECT, MICRO)).isNull();
  }

  @Test
  void withoutMemoryEachStackIsWalked() {
    memory.take(1_000_000);

    call(CONNECT, MICRO);
    walk(one, MICRO);

    assertThat(call(CONNECT, MICRO)).isNull();
  }

  @Test
  void itsMemoryIsGivenBack() {
    call(CONNECT, MICRO);
    assertThat(memory.used()).isPositive();

    sampling.close();

    assertThat(memory.used()).isZero();
  }

  @Test
  void bothKindsOfCallsAreCounted() {
    call(CONNECT, MICRO);
    walk(one, MICRO);
    for (int i = 0; i < 5; i++) {
      Objects.requireNonNull(call(CONNECT, MICRO));
      sampling.counted();
    }
    walk(one, MICRO);

    assertThat(sampling.sampledCalls()).isEqualTo(5);
    assertThat(sampling.walkedCalls()).isEqualTo(1);
  }
}
