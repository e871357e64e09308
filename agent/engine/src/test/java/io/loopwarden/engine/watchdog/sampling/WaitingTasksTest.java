package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Delay;
import org.junit.jupiter.api.Test;

/** How long tasks wait while an event loop computes. */
class WaitingTasksTest {

  private final WaitingTasks tasks = new WaitingTasks(1_000);

  @Test
  void theyWaitFromTheirArrivalToTheEnd() {
    tasks.add(0, 1_100);
    tasks.add(4, 1_200); // as if they had come one after the other
    tasks.add(4, 1_300);

    assertThat(tasks.until(1_400)).isEqualTo(new Delay(4, 0, 200 + 400 + 400));
  }

  @Test
  void aLookThatSaysNothingIsLeftOut() {
    tasks.add(2, 1_100);
    tasks.add(-1, 1_200);

    assertThat(tasks.until(1_300)).isEqualTo(new Delay(2, 0, 100 + 400));
  }

  @Test
  void anIterationWithoutALookHasNone() {
    assertThat(tasks.until(2_000).isKnown()).isFalse();
  }
}
