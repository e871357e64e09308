package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.work.Work;
import io.loopwarden.engine.work.WorkDescription;
import io.loopwarden.hooks.LoopwardenLoop;
import org.jspecify.annotations.Nullable;

/**
 * What a busy event loop was seen doing, without a look at its stack.
 *
 * @param state what it did
 * @param route method and route of the request; null if none is known
 * @param step which of its tasks and channel events it was
 */
record Look(LoopState state, @Nullable String route, long step) {

  /** A moment in which nothing changes is found soon: reading takes less than a microsecond. */
  private static final int MOST_TRIES = 3;

  static Look at(LoopwardenLoop loop) {
    long step = loop.metrics.steps();
    LoopState state = LoopState.of(loop);
    Work work = Work.of(loop, null);
    for (int i = 1; i < MOST_TRIES && loop.metrics.steps() != step; i++) {
      step = loop.metrics.steps();
      state = LoopState.of(loop);
      work = Work.of(loop, null);
    }
    return new Look(state, WorkDescription.route(work), step);
  }
}
