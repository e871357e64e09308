package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.work.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallMergerTest {

  private static final long MILLI = 1_000_000;

  /** A call that was passed on. */
  private record Passed(CallPath path, long durationMillis, long endMillis) {}

  private boolean isExhausted;
  private int notJudged;
  private final List<Passed> passed = new ArrayList<>();
  private final List<Long> recorded = new ArrayList<>();
  private final Allowance memory = new Allowance(10 * MemoryShare.HELD_CALL_BYTES);
  private final CallMerger merger = new CallMerger(memory, new Collecting());
  private final long startMillis = System.nanoTime() / MILLI;
  private final CallPath one = path();
  private final CallPath two = path();
  private final CallPath laterStep = path();
  private final CallPath anotherClass = path();
  private final CallPath keyless = path();

  private static CallPath path() {
    return new CallPath(RecordedLoop.SLEEP, CallPath.Kind.CALL, Thread.currentThread(), List.of());
  }

  private void wait(CallPath path, long millis, long endMillis, long unit) {
    merger.call(path, millis * MILLI, (startMillis + endMillis) * MILLI, unit, null);
  }

  @Test
  void waitsOfOneUnitWithOneKeyAreOneCallFromTheFirstToTheLast() {
    wait(one, 20, 20, 1);
    wait(one, 30, 52, 1);
    wait(one, 40, 95, 1);
    assertThat(passed).isEmpty();

    merger.passEnded(1, 1);
    assertThat(passed).isEmpty();

    merger.passEnded(2, 2);
    assertThat(passed).containsExactly(new Passed(one, 95, 95));
    assertThat(recorded).hasSize(3);
    merger.passAll();
    assertThat(passed).hasSize(1);
  }

  /** The same call once more, after work of the application: that is no waiting. */
  @Test
  void whatTookLongBeforeTheSameWaitIsNoPartOfTheCall() {
    wait(one, 20, 20, 1);
    wait(one, 30, 350, 1);
    merger.passAll();

    assertThat(passed).containsExactly(new Passed(one, 50, 350));
  }

  @Test
  void whatTookLongBeforeALaterStepIsAPartOfTheCall() {
    wait(one, 20, 20, 1);
    wait(laterStep, 30, 350, 1);
    wait(laterStep, 10, 500, 1);
    wait(one, 20, 900, 1);
    merger.passAll();

    assertThat(passed).containsExactly(new Passed(laterStep, 520, 900));
  }

  @Test
  void whatTookLongBetweenTwoClassesIsNoPartOfLoadingThem() {
    wait(two, 20, 20, 1);
    wait(anotherClass, 30, 350, 1);
    merger.passAll();

    assertThat(passed).containsExactly(new Passed(anotherClass, 50, 350));
  }

  @Test
  void anotherUnitIsAnotherCall() {
    wait(one, 20, 20, 1);
    wait(one, 30, 52, 2);
    merger.passAll();

    assertThat(passed).containsExactly(new Passed(one, 20, 20), new Passed(one, 30, 52));
  }

  @Test
  void otherCallsInBetweenDoNotSplitACall() {
    wait(one, 20, 20, 1);
    wait(two, 5, 25, 1);
    wait(keyless, 1, 26, 1);
    wait(one, 20, 46, 1);
    merger.passAll();

    assertThat(passed)
        .containsExactly(
            new Passed(keyless, 1, 26), new Passed(one, 46, 46), new Passed(two, 5, 25));
  }

  @Test
  void whereUnitsAreNotKnownEachWaitIsACall() {
    wait(one, 20, 20, WorkUnit.NONE);
    wait(one, 20, 40, WorkUnit.NONE);

    assertThat(passed).hasSize(2);
  }

  @Test
  void aCallThatBeganAMinuteAgoIsNotHeldAnyLonger() {
    wait(one, 20, -61_000, 1);

    merger.passEnded(1, 1);

    assertThat(passed).containsExactly(new Passed(one, 20, -61_000));
  }

  @Test
  void withoutMemoryEachWaitIsACallAndWhatIsTakenIsGivenBack() {
    assertThat(memory.take(10 * MemoryShare.HELD_CALL_BYTES)).isTrue();
    wait(one, 20, 20, 1);
    wait(one, 20, 40, 1);
    assertThat(passed).hasSize(2);

    memory.give(10 * MemoryShare.HELD_CALL_BYTES);
    wait(one, 20, 60, 1);
    assertThat(memory.used()).isEqualTo(MemoryShare.HELD_CALL_BYTES);
    merger.passAll();
    assertThat(memory.used()).isZero();
  }

  @Test
  void aCallThatMemoryEndsForIsCounted() {
    isExhausted = true;
    wait(one, 20, 20, 1);
    isExhausted = false;
    wait(one, 20, 40, 1);
    merger.passAll();

    assertThat(notJudged).isEqualTo(1);
    assertThat(passed).hasSize(1);
    assertThat(memory.used()).isZero();
  }

  private final class Collecting implements CallMerger.Judge {

    @Override
    public void notJudged() {
      notJudged++;
    }

    @Override
    public void recorded(CallPath path, long durationNanos, long endNanos) {
      if (isExhausted) {
        throw new OutOfMemoryError("made by this test");
      }
      recorded.add(durationNanos);
    }

    @Override
    public long keyOf(CallPath path) {
      return path == keyless ? CallKeys.NONE : path == one || path == laterStep ? 1 : 2;
    }

    @Override
    public boolean isOneOff(CallPath path) {
      return path == two || path == anotherClass;
    }

    @Override
    public void passEnded(long unit, long unitNow) {
      // nothing is held here
    }

    @Override
    public void passAll() {
      // nothing is held here
    }

    @Override
    public long longestGapNanos() {
      return 30 * MILLI;
    }

    @Override
    public void further(
        CallPath path,
        int calls,
        long durationNanos,
        long endNanos,
        long unit,
        @Nullable Work work) {
      call(path, durationNanos, endNanos, unit, work);
    }

    @Override
    public void call(
        CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
      passed.add(new Passed(path, durationNanos / MILLI, endNanos / MILLI - startMillis));
    }
  }
}
