package io.loopwarden.api;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread that counts as an event loop while it runs one piece of code. A class of its own: the
 * agent distinguishes event loops from ordinary threads by their classes first.
 */
final class EventLoopThread extends Thread {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private EventLoopThread(Runnable code) {
    super(code, "loopwarden-event-loop-" + NUMBERS.incrementAndGet());
    setDaemon(true);
  }

  static <T> T run(Callable<T> code) throws Exception {
    Runnable begin = (Runnable) EngineClient.ask("loop", true);
    Runnable end = (Runnable) EngineClient.ask("loop", false);
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              begin.run();
              try {
                return code.call();
              } finally {
                end.run();
              }
            });
    new EventLoopThread(task).start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      Loopwarden.settle(Loopwarden.PATIENCE);
    }
  }
}
