package io.loopwarden.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bands of an event loop's heat map, the first for the time that it was busy, the others for
 * what blocked it: the application's causes before those of the platform, what took most before the
 * rest. More than a few are one band, so that pages stay small.
 */
final class LoopBands {

  private static final int MOST_CAUSES = 4;

  private static final Comparator<PageLoop.OfCause> MOST_FIRST =
      Comparator.comparing(PageLoop.OfCause::isOfPlatform)
          .thenComparing(Comparator.comparingDouble(PageLoop.OfCause::share).reversed())
          .thenComparing(PageLoop.OfCause::cause);

  private LoopBands() {}

  /** The bands of an event loop whose first slot of time began at a moment since the epoch. */
  static List<BandView> of(PageLoop loop, long fromMillis) {
    List<BandView> bands = new ArrayList<>();
    bands.add(
        new BandView("busy", "g", loop.busyShare(), loop.busy(), fromMillis, loop.slotMillis()));
    for (PageLoop.OfCause cause : shown(loop.causes())) {
      bands.add(
          new BandView(
              cause.cause(),
              cause.isOfPlatform() ? "p" : "a",
              cause.share(),
              cause.blocked(),
              fromMillis,
              loop.slotMillis()));
    }
    return bands;
  }

  private static List<PageLoop.OfCause> shown(List<PageLoop.OfCause> causes) {
    List<PageLoop.OfCause> sorted = causes.stream().sorted(MOST_FIRST).toList();
    if (sorted.size() <= MOST_CAUSES) {
      return sorted;
    }
    List<PageLoop.OfCause> shown = new ArrayList<>(sorted.subList(0, MOST_CAUSES - 1));
    shown.add(sum(sorted.subList(MOST_CAUSES - 1, sorted.size())));
    return shown;
  }

  private static PageLoop.OfCause sum(List<PageLoop.OfCause> causes) {
    boolean isOfPlatform = true;
    double share = 0;
    double[] blocked = new double[causes.get(0).blocked().length];
    for (PageLoop.OfCause cause : causes) {
      isOfPlatform &= cause.isOfPlatform();
      share += cause.share();
      for (int slot = 0; slot < Math.min(blocked.length, cause.blocked().length); slot++) {
        blocked[slot] += cause.blocked()[slot];
      }
    }
    return new PageLoop.OfCause("other causes", isOfPlatform, share, blocked);
  }
}
