package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Delay;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom each of the problems of one iteration kept waiting. */
class IterationDelayTest {

  private static final long MILLI = 1_000_000;
  private static final int ALL_BITS = -1;

  private final LoopwardenLoop loop = new LoopwardenLoop(new Thread("loop"), null);
  private long iterationNanos;

  /** Three tasks were queued when a call of 100 ms had ended. */
  @BeforeEach
  void iterate() {
    LoopwardenIterations.begin(loop);
    iterationNanos = loop.metrics.busySinceNanos();
    loop.delays().blocked(loop, iterationNanos, 100 * MILLI, 3);
    LoopwardenIterations.end(loop);
  }

  private Delay of(long durationNanos) {
    return IterationDelay.of(loop, iterationNanos, ALL_BITS, durationNanos);
  }

  @Test
  void theTasksCountWithEachProblemAndTheirTimeIsShared() {
    assertThat(of(100 * MILLI)).isEqualTo(new Delay(3, 0, 3 * 50 * MILLI));
    assertThat(of(50 * MILLI)).isEqualTo(new Delay(3, 0, 3 * 25 * MILLI));
  }

  @Test
  void whatTookLessThanAMillisecondKeptNobodyWaiting() {
    assertThat(of(MILLI - 1)).isEqualTo(Delay.NONE);
  }
}
