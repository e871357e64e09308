package io.loopwarden.engine.timeline;

import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The pauses in which all threads stood still, as the watchdog has measured them at its visits: a
 * pause is shown where it ended at the latest, between two visits.
 */
final class PauseSlices implements PlatformHistory.Reader {

  /** The watchdog's own looks cause short ones all the time. */
  private static final long LEAST_NANOS = 1_000_000;

  private final Consumer<Slice> slices;
  private PlatformTimes before = PlatformTimes.NONE;

  /** The collector's pauses are known before they are counted as safepoints, too. */
  private long mostSafepointNanos;

  private long beforeNanos;
  private boolean isFirst = true;
  private long readings;

  PauseSlices(Consumer<Slice> slices) {
    this.slices = slices;
  }

  /** Takes the pauses since the last time. */
  void drain(PlatformHistory history) {
    readings = history.forEachSince(readings, this);
  }

  @Override
  public void read(long atNanos, PlatformTimes times) {
    if (!isFirst) {
      PlatformTimes added = times.since(before);
      long end = atNanos;
      end = add("suspended process", end, added.suspendedNanos());
      end = add("safepoint", end, Math.max(0, times.safepointNanos() - mostSafepointNanos));
      add("gc", end, added.gcNanos());
    }
    isFirst = false;
    before = times;
    mostSafepointNanos = Math.max(mostSafepointNanos, times.safepointNanos());
    beforeNanos = atNanos;
  }

  private long add(String name, long endNanos, long nanos) {
    long startNanos = Math.max(beforeNanos, endNanos - nanos);
    if (endNanos - startNanos >= LEAST_NANOS) {
      slices.accept(
          new Slice(Slice.Type.PAUSE, name, Tracks.PAUSES, startNanos, endNanos, Map.of()));
    }
    return startNanos;
  }
}
