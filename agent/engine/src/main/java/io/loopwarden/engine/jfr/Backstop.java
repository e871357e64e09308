package io.loopwarden.engine.jfr;

import io.loopwarden.engine.thread.AgentThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

/**
 * Sees through JFR what no weaving sees: the wait for a monitor above all. Starts JFR, for which
 * the JVM pays some hundred milliseconds on threads of its own and then one event, with its stack,
 * for each wait of any thread that reaches the threshold.
 *
 * <p>JFR may report a wait milliseconds after it, when it flushes just then. Whoever else has seen
 * it comes a few milliseconds later, or more on a busy machine; so what is that young is kept until
 * the next flush.
 */
public final class Backstop implements AutoCloseable {

  /** By then a call or a stall has been recorded, if it was one. */
  private static final long SETTLED_NANOS = 500_000_000;

  private static final String BLINDNESS = "jfr.backstop=true sees nothing";

  private final Duration threshold;
  private final LongPredicate isEventLoop;
  private final Consumer<SeenByJfr> seen;
  private final JfrStream stream;

  private Backstop(
      Duration threshold,
      LongPredicate isEventLoop,
      Consumer<SeenByJfr> seen,
      Consumer<String> problems) {
    this.threshold = threshold;
    this.isEventLoop = isEventLoop;
    this.seen = seen;
    this.stream = new JfrStream(BLINDNESS, wanted(), new Subscriptions(), problems);
  }

  /**
   * Starts to listen, on a thread of its own that also calls all these.
   *
   * @param threshold shorter waits are not reported
   * @param isEventLoop whether the thread of an id is an event loop
   * @param seen is given each wait of an event loop, that for its next task among them
   * @param problems receives, in one line, why there will be no more
   */
  public static Backstop start(
      Duration threshold,
      LongPredicate isEventLoop,
      Consumer<SeenByJfr> seen,
      Consumer<String> problems) {
    Backstop backstop = new Backstop(threshold, isEventLoop, seen, problems);
    AgentThreads.start("loopwarden-jfr", backstop.stream);
    return backstop;
  }

  private static Set<String> wanted() {
    Set<String> names = new HashSet<>();
    names.add(ClockEvent.NAME);
    for (BackstopEvent event : BackstopEvent.values()) {
      names.add(event.type());
    }
    return names;
  }

  /** Ends the stream without a word. */
  @Override
  public void close() {
    stream.close();
  }

  // A named class: to link a lambda of this type needs the module jdk.jfr already here.
  private final class Subscriptions implements Consumer<RecordingStream> {

    /**
     * What was reported too early to be passed on, the oldest first; confined to the stream's
     * thread.
     */
    private final Deque<SeenByJfr> young = new ArrayDeque<>();

    @Override
    public void accept(RecordingStream opened) {
      JfrClock clock = new JfrClock();
      opened.enable(ClockEvent.class);
      opened.onEvent(ClockEvent.NAME, clock::answer);
      opened.onFlush(clock::ask);
      opened.onFlush(this::passOn);
      for (BackstopEvent event : BackstopEvent.values()) {
        opened.enable(event.type()).withThreshold(threshold).withStackTrace();
        opened.onEvent(event.type(), recorded -> pass(event, recorded, clock));
      }
    }

    private void pass(BackstopEvent event, RecordedEvent recorded, JfrClock clock) {
      RecordedThread thread = recorded.getThread();
      if (thread != null && isEventLoop.test(thread.getJavaThreadId())) {
        young.add(event.read(recorded, thread, clock));
      }
    }

    private void passOn() {
      long settledNanos = System.nanoTime() - SETTLED_NANOS;
      while (!young.isEmpty() && young.getFirst().endNanos() - settledNanos <= 0) {
        seen.accept(young.removeFirst());
      }
    }
  }
}
