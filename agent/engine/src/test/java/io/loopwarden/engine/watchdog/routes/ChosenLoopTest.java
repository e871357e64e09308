package io.loopwarden.engine.watchdog.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which busy event loop is looked at, of few and of many. */
class ChosenLoopTest {

  private static final int ROUNDS = 20_000;

  private final RecordingEngine engine = new RecordingEngine();
  private final List<LoopwardenLoop> loops = new ArrayList<>();
  private final ChosenLoop chosen = new ChosenLoop(new SplittableRandom(1));

  @AfterEach
  void leaveNothingBehind() {
    loops.forEach(loop -> LoopwardenLoops.unregister(loop.thread, engine));
  }

  private void register(int number, int busy) {
    for (int i = 0; i < number; i++) {
      Thread thread = new Thread();
      LoopwardenLoops.register(thread, engine);
      LoopwardenLoop loop = LoopwardenLoops.find(thread);
      loops.add(loop);
      if (i < busy) {
        LoopwardenIterations.begin(loop);
      }
    }
  }

  @Test
  void noneIsChosenWhileNoneIsBusy() {
    register(8, 0);

    assertThat(chosen.next()).isNull();
  }

  @Test
  void ofFewEachBusyOneIsChosenAsOftenAndStandsForAll() {
    register(8, 3);

    Map<LoopwardenLoop, Integer> times = new HashMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      times.merge(chosen.next(), 1, Integer::sum);
      assertThat(chosen.standsFor()).isEqualTo(3);
    }

    assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(loops.subList(0, 3));
    assertThat(times.values())
        .allSatisfy(
            number -> assertThat(number / (double) ROUNDS).isCloseTo(1 / 3.0, within(0.02)));
  }

  @Test
  void ofManyAPartStandsForAll() {
    int busy = 500;
    register(4000, busy);

    double sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      sum += chosen.next() == null ? 0 : chosen.standsFor();
    }

    assertThat(sum / ROUNDS).isCloseTo(busy, within(0.05 * busy));
  }
}
