package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One of the event loops that are busy at a moment, each as likely as any other. Where there are
 * thousands, not all are asked whether they are busy: those in a part of the table, at a random
 * place, stand for all. So a look costs the same however many event loops there are.
 */
public final class ChosenLoop {

  private static final int MOST_PLACES = 1024;

  private final SplittableRandom random;
  private final @Nullable LoopwardenLoop[] places = new LoopwardenLoop[MOST_PLACES];
  private double standsFor;

  /** Makes one that has not chosen yet. */
  public ChosenLoop(SplittableRandom random) {
    this.random = random;
  }

  /** An event loop that is busy now; null if none is, of those that were asked. */
  public @Nullable LoopwardenLoop next() {
    int all = LoopwardenLoops.some(random.nextInt(), places);
    int asked = Math.min(all, MOST_PLACES);
    LoopwardenLoop chosen = null;
    int busy = 0;
    for (int i = 0; i < asked; i++) {
      LoopwardenLoop loop = places[i];
      if (loop != null && isBusy(loop) && random.nextInt(++busy) == 0) {
        chosen = loop;
      }
    }
    standsFor = (double) busy * all / asked;
    Arrays.fill(places, 0, asked, null);
    return chosen;
  }

  private static boolean isBusy(LoopwardenLoop loop) {
    return loop.metrics.busySinceNanos() != 0 && !loop.waitsUnseen();
  }

  /** How many busy event loops the chosen one stands for. */
  public double standsFor() {
    return standsFor;
  }
}
