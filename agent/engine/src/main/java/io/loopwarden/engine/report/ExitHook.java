package io.loopwarden.engine.report;

import io.loopwarden.engine.thread.AgentThreads;

/**
 * Finishes the agent's work when the JVM exits, and gives up after two seconds in which it waits
 * and the log gets no further: a log that blocks must not keep the host from its end. A log that is
 * written, but slowly, and a summary that takes long to be made on a busy machine, have five
 * seconds in all.
 *
 * <p>The work is done by a daemon thread. The seconds are counted in short waits, so that they
 * become longer on a machine that has no CPU to give to either thread.
 */
final class ExitHook implements Runnable {

  private static final int WAITS_WITHOUT_PROGRESS = 40;
  private static final int WAITS = 100;
  private static final long WAIT_MILLIS = 50;
  private static final int WAITS_FOR_MESSAGE = 4;

  private final Runnable finish;
  private final LogThread log;

  /**
   * Makes a hook.
   *
   * @param finish what is left to do
   * @param log what shows by its progress whether to wait, and says what it has lost
   */
  ExitHook(Runnable finish, LogThread log) {
    this.finish = finish;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      Thread thread = AgentThreads.create("loopwarden-finish", finish);
      thread.start();
      if (!awaitEnd(thread)) {
        Thread message = AgentThreads.create("loopwarden-message", new Loss());
        message.start(); // standard error may block, too
        for (int i = 0; i < WAITS_FOR_MESSAGE && message.isAlive(); i++) {
          await(message);
        }
      }
    } catch (Throwable ignored) {
      // The summary is lost; the host must exit all the same.
    }
  }

  private boolean awaitEnd(Thread thread) {
    long written = log.written();
    int waits = 0;
    for (int i = 0; i < WAITS && waits < WAITS_WITHOUT_PROGRESS && thread.isAlive(); i++) {
      await(thread);
      boolean goesOn = log.written() != written || thread.getState() == Thread.State.RUNNABLE;
      waits = goesOn ? 0 : waits + 1;
      written = log.written();
    }
    return !thread.isAlive();
  }

  private static void await(Thread thread) {
    try {
      thread.join(WAIT_MILLIS);
    } catch (InterruptedException e) {
      // the host interrupts threads that are not its own: this wait is over, the next one begins
    }
  }

  // A named class and no lambda: the JVM exits, perhaps because memory has run out.
  private final class Loss implements Runnable {
    @Override
    public void run() {
      log.sayWhatIsMissing();
      log.sayThatTheTimeIsOver();
    }
  }
}
