package io.loopwarden.engine.jfr;

import io.loopwarden.engine.thread.AgentThreads;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports which virtual threads keep a carrier: those that wait on it, pinned, and those that run
 * on.
 *
 * <p>The first come from JFR, with all that its start costs. What pins is the JDK's matter: up to
 * JDK 23 waiting inside {@code synchronized}, which JFR reports if the wait parks; from JDK 24 on a
 * native frame or a class initialiser on the stack. The second are found by looking at the carriers
 * now and then, so what is short is not seen, and a thread that yields between two looks may be
 * taken for one that does not. Virtual threads of a scheduler of the application's own are not seen
 * running on.
 */
public final class VirtualThreads implements AutoCloseable {

  static final String OPTION = "virtual_threads=true";

  private static final String BLINDNESS = OPTION + " sees no pinned threads";
  private static final int FIRST_FEATURE = 21;

  private @Nullable JfrStream pinnedEvents;
  private @Nullable CarrierWatch carrierWatch;

  private VirtualThreads() {}

  /**
   * Starts to watch, on two threads of its own that also call these consumers.
   *
   * @param threshold what keeps a carrier for less is not reported; what runs on is seen from about
   *     30 milliseconds on, whatever this says
   * @param pinned is given each wait of a pinned virtual thread, a second late
   * @param held is given each virtual thread that ran on: when it has left its carrier, or when it
   *     has not after ten times the threshold
   * @param problems receives, in one line each, what cannot be seen
   */
  public static VirtualThreads start(
      Duration threshold,
      Instrumentation instrumentation,
      Consumer<PinnedThread> pinned,
      Consumer<HeldCarrier> held,
      Consumer<String> problems) {
    VirtualThreads threads = new VirtualThreads();
    int feature = Runtime.version().feature();
    if (feature < FIRST_FEATURE) {
      problems.accept(OPTION + " needs JDK " + FIRST_FEATURE + " or later; this is " + feature);
      return threads;
    }
    threads.readPinned(threshold, pinned, problems);
    threads.watchCarriers(threshold, instrumentation, held, problems);
    return threads;
  }

  private void readPinned(
      Duration threshold, Consumer<PinnedThread> pinned, Consumer<String> problems) {
    PinnedEvents events = new PinnedEvents(threshold, pinned);
    JfrStream stream = new JfrStream(BLINDNESS, Set.of(PinnedEvents.TYPE), events, problems);
    pinnedEvents = stream;
    AgentThreads.start("loopwarden-pinned", stream);
  }

  private void watchCarriers(
      Duration threshold,
      Instrumentation instrumentation,
      Consumer<HeldCarrier> held,
      Consumer<String> problems) {
    try {
      Carriers carriers = Carriers.find(instrumentation);
      long nanos = threshold.toNanos();
      CarrierWatch watch =
          new CarrierWatch(
              carriers::all,
              carrier -> new WatchedCarrier(carrier, carriers, nanos, held),
              nanos,
              problems);
      carrierWatch = watch;
      AgentThreads.start("loopwarden-carriers", watch);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError reason) {
      problems.accept(OPTION + " sees no held carriers on this JDK: " + reason);
    }
  }

  /** Stops to watch, without a word. */
  @Override
  public void close() {
    if (pinnedEvents != null) {
      pinnedEvents.close();
    }
    if (carrierWatch != null) {
      carrierWatch.close();
    }
  }
}
