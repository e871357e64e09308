package io.loopwarden.engine.timeline;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.TimelineOptions;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.Origin;
import io.loopwarden.engine.report.OutputFile;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import java.io.File;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes what event loops did over time for a file: iterations on the loops' own threads, calls and
 * stalls from the judge. A thread of its own writes, so that a disk that is slow holds up nothing
 * else. What finds no room is counted, and the file says so.
 */
public final class Timeline implements Sink, Runnable {

  /** Iterations from this duration on are shown. */
  public static final long LEAST_ITERATION_NANOS = 1_000_000;

  private static final long NANOS_BETWEEN_DRAINS = 100_000_000;

  /** Ten times a second so many calls and stalls at most: 2 MB while they wait. */
  private static final int CAPACITY = 1024;

  private final File file;
  private final Configuration configuration;
  private final Notifications notifications;
  private final IterationRing iterations = new IterationRing();
  private final BlockingQueue<NamedSlice> occurrences = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong lost = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable PlatformHistory pauses;

  /** Made by the timeline's own thread, under the lock of this. */
  private @Nullable TimelineWriter writer;

  /** A slice, and what its track is called. */
  record NamedSlice(Slice slice, String threadName) {}

  private Timeline(File file, Configuration configuration, Notifications notifications) {
    this.file = file;
    this.configuration = configuration;
    this.notifications = notifications;
  }

  /** A timeline; null if the user wants none, or it was reported why there is none. */
  public static @Nullable Timeline of(Configuration configuration, Notifications notifications) {
    File file = OutputFile.of(configuration, TimelineOptions.FILE);
    return file == null ? null : new Timeline(file, configuration, notifications);
  }

  /** Starts to write. */
  public void start(PlatformHistory platform) {
    pauses = platform;
    AgentThreads.startOnce(started, "loopwarden-timeline", this);
  }

  /** An iteration has ended. Runs on the event loop's thread. */
  public void iterationEnded(long threadId, long startNanos, long endNanos) {
    if (endNanos - startNanos >= LEAST_ITERATION_NANOS) {
      iterations.add(threadId, startNanos, endNanos);
    }
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    boolean isShown = kind.isOfEventLoop() && decision.outcome() != Outcome.BELOW_THRESHOLD;
    if (isShown && occurrences.remainingCapacity() == 0) {
      lost.incrementAndGet(); // to describe it is most of the work
      return false;
    }
    return isShown;
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    if (!occurrence.isOngoing()) {
      Slice slice = OccurrenceSlices.of(occurrence, decision);
      if (!occurrences.offer(new NamedSlice(slice, occurrence.threadName()))) {
        lost.incrementAndGet();
      }
    }
  }

  @Override
  public void missed() {
    lost.incrementAndGet();
  }

  @Override
  public void run() {
    while (!AgentThreads.areEnded()) {
      AgentThreads.pause(this, NANOS_BETWEEN_DRAINS);
      try {
        drain(false);
      } catch (Throwable e) {
        lost.incrementAndGet(); // the host has no memory left
      }
    }
  }

  /** The JVM exits: writes what is left, and ends the file. */
  public void atExit() {
    drain(true);
  }

  private synchronized void drain(boolean isLast) {
    TimelineWriter writing = writer;
    if (writing == null) {
      long mostBytes = configuration.get(TimelineOptions.FILE_SIZE) * 1024L * 1024;
      String service = Origin.ofThisJvm(configuration).serviceName();
      String program = service.isEmpty() ? "JVM" : service;
      writing = new TimelineWriter(file, mostBytes, program, notifications);
      writer = writing;
    }
    writing.drain(iterations, occurrences, pauses, lost.getAndSet(0));
    if (isLast) {
      writing.end();
    }
  }
}
