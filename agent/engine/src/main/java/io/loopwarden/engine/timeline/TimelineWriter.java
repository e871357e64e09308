package io.loopwarden.engine.timeline;

import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.timeline.Timeline.NamedSlice;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes slices to a file, until that fails: then one line says why, and nothing more is written.
 * Guarded by the {@link Timeline}.
 */
final class TimelineWriter implements Consumer<Slice>, IterationRing.Reader {

  private final File path;
  private final Tracks tracks = new Tracks();
  private final TraceFile file;
  private final Nesting nesting = new Nesting();
  private final PauseSlices pauses = new PauseSlices(this);
  private final Notifications notifications;
  private long lostIterations;
  private boolean hasEnded;

  TimelineWriter(File path, long mostBytes, String program, Notifications notifications) {
    this.path = path;
    this.file = new TraceFile(path, mostBytes, program, tracks);
    this.notifications = notifications;
  }

  /**
   * Writes what waits.
   *
   * @param lost how many calls and stalls found no room since the last time
   */
  void drain(
      IterationRing iterations,
      Queue<NamedSlice> occurrences,
      @Nullable PlatformHistory platform,
      long lost) {
    iterations.drain(this);
    NamedSlice next = occurrences.poll();
    while (next != null) {
      tracks.name(next.slice().track(), next.threadName());
      accept(nesting.place(next.slice()));
      next = occurrences.poll();
    }
    if (platform != null) {
      pauses.drain(platform);
    }
    long allLost = lost + iterations.lost() - lostIterations;
    lostIterations = iterations.lost();
    if (allLost > 0) {
      long now = System.nanoTime();
      String name = allLost + " iterations, calls and stalls are missing here";
      accept(new Slice(Slice.Type.PAUSE, name, Tracks.PAUSES, now, now, Map.of()));
    }
  }

  @Override
  public void read(long threadId, long startNanos, long endNanos) {
    accept(new Slice(Slice.Type.ITERATION, "iteration", threadId, startNanos, endNanos, Map.of()));
  }

  @Override
  public void accept(Slice slice) {
    if (hasEnded) {
      return;
    }
    try {
      file.write(slice);
    } catch (IOException e) {
      hasEnded = true;
      notifications.problem("timeline_not_written", path + " cannot be written: " + e.getMessage());
    }
  }

  /** Ends the file. */
  void end() {
    hasEnded = true;
    try {
      file.close();
    } catch (IOException e) {
      // the array stays open, which the form allows
    }
  }
}
