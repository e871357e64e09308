package io.loopwarden.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent of this JVM, as seen by the programs and tests that it watches. Everything but {@link
 * #isAttached} throws {@link IllegalStateException} if the agent is not attached, or is switched
 * off.
 */
public final class Loopwarden {

  /** How long {@link Watch} and {@link #runOnEventLoop} wait for event loops to come to rest. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private Loopwarden() {}

  /** Called by the agent when it starts; of no use to anybody else. */
  public static void connect(BiFunction<String, @Nullable Object, @Nullable Object> engine) {
    EngineClient.connect(engine);
  }

  /** Whether the agent is attached to this JVM, if only switched off. */
  public static boolean isAttached() {
    return EngineClient.find() != null;
  }

  /** Whether the agent is attached to this JVM and watches it: {@code enabled} is not false. */
  public static boolean isWatching() {
    return EngineClient.isWatching();
  }

  /**
   * Attaches the agent to this JVM, unless it is there. The JVM prints a warning of its own from
   * JDK 21 on, and refuses with {@code -XX:-EnableDynamicAgentLoading}; {@code -javaagent} does
   * neither.
   *
   * @throws IllegalStateException if that cannot be done; its message says why, in one line
   */
  public static void attach() {
    String problem = isAttached() ? null : SelfAttachment.run();
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  /** The version of the agent that is attached. */
  public static String version() {
    return (String) EngineClient.ask("version", null);
  }

  /**
   * What was found since the start, as the text that the agent logs when the JVM exits: one line of
   * numbers, then a table of operations and a table of sites, the worst first.
   */
  public static String summary() {
    return (String) EngineClient.ask("summary", null);
  }

  /**
   * Whether the event loops of this JVM answer now, and if not, why. Reads memory only, so that any
   * thread may ask; an endpoint that answers on an event loop cannot say that all are blocked.
   */
  public static Health health() {
    return new Health((Map<?, ?>) EngineClient.ask("health", null));
  }

  /**
   * Records what blocks the event loops of this JVM from now on.
   *
   * <pre>{@code
   * try (Watch watch = Loopwarden.watch()) {
   *   client.get("/orders");
   *   watch.assertNonBlocking();
   * }
   * }</pre>
   */
  public static Watch watch() {
    return new Watch();
  }

  /**
   * Runs code on a thread of its own that counts as an event loop, for code that has no server yet.
   * Returns when the code has run; what blocked is known by then.
   *
   * @throws Exception what the code throws
   */
  public static <T> T runOnEventLoop(Callable<T> code) throws Exception {
    return EventLoopThread.run(code);
  }

  /**
   * Runs code that has no result on a thread that counts as an event loop.
   *
   * @throws Exception what the code throws
   */
  public static void runOnEventLoop(Action code) throws Exception {
    EventLoopThread.run(
        () -> {
          code.run();
          return true;
        });
  }

  /** Code without a result that may throw. */
  @FunctionalInterface
  public interface Action {

    /** Runs the code. */
    void run() throws Exception;
  }

  /**
   * Reports every blocking call and stall from now on, also those that a rule allows or the
   * baseline accepts, whatever {@code log.rate} says. For test frameworks; tests have {@link
   * #watch}.
   *
   * @param listener runs on a thread of the agent's own, one call at a time; must not throw
   * @return ends it
   */
  public static Registration listen(Consumer<BlockingEvent> listener) {
    Runnable end =
        (Runnable) EngineClient.ask("listen", (Consumer<Object>) new EventReader(listener));
    return end::run;
  }

  /**
   * Waits until the event loops have done what was given to them before, and all that has ended is
   * reported to listeners. Returns at once where no event loop has anything to do.
   *
   * @param patience how long to wait at most
   * @return whether they came to rest; if not, somebody still blocks or the loops are busy
   */
  public static boolean settle(Duration patience) {
    return (Boolean) EngineClient.ask("settle", patience.toNanos());
  }

  /**
   * Why listeners have not had every event, in one sentence, such as that one of them does not
   * return; empty if they have. For test frameworks: nobody knows then whether anything blocked.
   *
   * @param patience how long to wait at most for the listeners
   */
  public static String undelivered(Duration patience) {
    return (String) EngineClient.ask("undelivered", patience.toNanos());
  }

  /**
   * Marks what the current thread queues for event loops from now on, and what those tasks queue in
   * turn: events say whose work they were. For test frameworks that run tests side by side.
   *
   * @param scope whose work it is, in the eyes of the caller; kept only while somebody else keeps
   *     it
   * @return ends it, on the same thread; the scope before it is in force again
   */
  public static Registration scope(Object scope) {
    Runnable end = (Runnable) EngineClient.ask("scope", scope);
    return end::run;
  }

  /**
   * Leaves violations to the test that they belong to, which has allowed or expected them, or makes
   * its own assertions: the command {@code check} accepts a problem if tests have judged each
   * occurrence. For test frameworks.
   *
   * @param events each once
   */
  public static void judgedByTest(List<BlockingEvent> events) {
    Map<String, Long> occurrences = new HashMap<>();
    for (BlockingEvent event : events) {
      occurrences.merge(event.fingerprint(), 1L, Long::sum);
    }
    EngineClient.ask("judged", occurrences);
  }

  /**
   * Says which operations all tests that run now judge by themselves: until this is called again,
   * the log has what blocks in them as information and not as a warning. For test frameworks.
   *
   * @param operations names of operations, {@code stall:CAUSE}, {@code stall} for all stalls, or
   *     {@code *} for all
   */
  public static void leaveToTests(Set<String> operations) {
    EngineClient.ask("leaveToTests", operations);
  }

  /**
   * The known operation, or {@code stall:CAUSE}, whose name is nearest to a name; that name itself
   * if it is known.
   */
  public static String nearestOperation(String name) {
    return (String) EngineClient.ask("operation", name);
  }

  /** Something that lasts until it is closed. */
  public interface Registration extends AutoCloseable {

    @Override
    void close();
  }
}
