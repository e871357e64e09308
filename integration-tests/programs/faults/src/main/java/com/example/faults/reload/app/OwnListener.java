package com.example.faults.reload.app;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;
import io.loopwarden.api.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** An application that asks the agent, and ends what it began. */
final class OwnListener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private OwnListener() {}

  /** Listens while an event loop sleeps. */
  static void listen(ExecutorService loop) throws Exception {
    List<BlockingEvent> events = new CopyOnWriteArrayList<>();
    try (Loopwarden.Registration scope = Loopwarden.scope(new OwnListener());
        Loopwarden.Registration registration = Loopwarden.listen(events::add);
        Watch watch = Loopwarden.watch()) {
      loop.submit(OwnListener::sleep).get();
      Loopwarden.settle(PATIENCE);
      if (events.isEmpty()) {
        throw new IllegalStateException("nothing was reported");
      }
      Loopwarden.health();
      Loopwarden.summary();
    }
  }

  private static Object sleep() throws InterruptedException {
    Thread.sleep(2);
    return "slept";
  }
}
