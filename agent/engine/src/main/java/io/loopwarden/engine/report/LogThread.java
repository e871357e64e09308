package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.thread.AgentThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Writes the log on a thread of its own, so that a disk that is full or a pipe that nobody reads
 * holds up nothing but the log.
 *
 * <p>Events wait in a queue of {@link #CAPACITY}. While the log cannot be written, it is tried
 * again once a second; events that find the queue full are lost, and counted. That the log cannot
 * be written is said once on standard error, unless that is the log; what was lost is said in the
 * log once it can be written again.
 */
final class LogThread implements Runnable {

  /** How many events wait at most. */
  static final int CAPACITY = 1000;

  private static final long NANOS_BETWEEN_TRIES = 1_000_000_000;

  private final Configuration configuration;
  private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>(CAPACITY);
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** Those that are lost, and not only those of which the log has yet to be told. */
  private final AtomicLong lostInAll = new AtomicLong();

  /** Events of the queue that are written. */
  private volatile long written;

  private volatile @Nullable EventQueue copies;
  private volatile boolean failing;
  private volatile boolean ended;
  private volatile @Nullable Thread thread;
  private volatile boolean isStandardError;
  private boolean complained;

  /** Makes a log that is opened, by its own thread, when the first event comes. */
  LogThread(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Has an output beside the log get all events from now on. */
  void copyTo(EventQueue events) {
    copies = events;
  }

  /** Takes an event to be written soon; never blocks. */
  void write(Event event) {
    EventQueue copied = copies;
    if (copied != null) {
      copied.add(event);
    }
    if (queue.offer(event)) {
      accepted.incrementAndGet();
    } else {
      lost();
    }
    AgentThreads.startOnce(started, "loopwarden-log", this);
  }

  /** Counts an event that could not be made. */
  void lost() {
    lost.incrementAndGet();
    lostInAll.incrementAndGet();
  }

  /** How many events were lost since the start. */
  long lostInAll() {
    return lostInAll.get();
  }

  /**
   * Waits until all that came before is written, or cannot be written; then what is missing is said
   * on standard error. Takes for ever if writing blocks.
   */
  void awaitWritten() {
    long wanted = accepted.get();
    while (written < wanted && !failing) {
      AgentThreads.pause(this, TimeUnit.MILLISECONDS.toNanos(2));
    }
    sayWhatIsMissing();
  }

  /** How many events are done with. */
  long written() {
    return written;
  }

  /** Says on standard error, unless that is the log, how many reports the log does not have. */
  void sayWhatIsMissing() {
    long missing = accepted.get() - written + lost.get();
    if (missing > 0 && !isStandardError) {
      sayOnStandardError(
          "log_not_written", missing + " reports could not be written to the log file");
    }
  }

  /** Says on standard error that the JVM exits before the agent has written everything. */
  void sayThatTheTimeIsOver() {
    sayOnStandardError(
        "exit_cut_short",
        "the JVM exits before everything is written:"
            + " the summary, results and report files may be missing or incomplete");
  }

  /** Has the thread end once it has written what it can. */
  void end() {
    ended = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    Log log = null;
    Event next = null;
    while (!ended || !queue.isEmpty() && !failing) {
      try {
        if (log == null) {
          log = new Log(configuration);
          isStandardError = log.isStandardError();
          for (Problem problem : log.problems()) {
            log.write(Notices.invalidOption(problem));
          }
        }
        if (next == null) {
          next = queue.take();
        }
        if (write(log, next)) {
          next = null;
          written++; // this thread alone counts up
        }
      } catch (InterruptedException e) {
        // the host interrupts threads that are not its own: on with it
      } catch (Throwable reason) {
        if (next == null) { // there was no memory to wait for one, or to open the log
          AgentThreads.pause(this, NANOS_BETWEEN_TRIES);
        } else {
          next = null; // this event itself may be what cannot be written
          written++;
          lost();
        }
      }
    }
  }

  private boolean write(Log log, Event event) {
    if (log.write(event)) {
      if (failing || lost.get() > 0) {
        failing = false;
        complained = false;
        sayWhatWasLost(log);
      }
      return true;
    }
    failing = true;
    if (!complained) {
      complained = true;
      if (!isStandardError) {
        sayOnStandardError(
            "log_not_written", "the log file cannot be written; it is tried again every second");
      }
    }
    AgentThreads.pause(this, NANOS_BETWEEN_TRIES);
    return false;
  }

  private void sayWhatWasLost(Log log) {
    long missing = lost.get();
    if (missing > 0) {
      Event event =
          new Event(
                  Level.WARN,
                  "reports_lost",
                  missing + " reports are missing here: the log could not be written in time",
                  System.currentTimeMillis())
              .both("lost", missing);
      if (log.write(event)) {
        lost.addAndGet(-missing);
      }
    }
  }

  /** By the process's own standard error: the application may have replaced {@code System.err}. */
  private static void sayOnStandardError(String name, String message) {
    Event event = Notices.problem(name, message);
    byte[] line = new TextEncoder().encode(event).getBytes(StandardCharsets.UTF_8);
    try {
      new FileOutputStream(FileDescriptor.err).write(line);
    } catch (IOException e) {
      // there is nowhere else to say it
    }
  }
}
