package io.loopwarden.engine.report;

import io.loopwarden.engine.thread.AgentThreads;

/**
 * Finishes the agent's work when the JVM exits, and gives up after two seconds: a log or a folder
 * of results that blocks must not keep the host from its end.
 *
 * <p>The work is done by a daemon thread. The two seconds are counted in short waits, so that they
 * become longer on a machine that has no CPU to give to either thread.
 */
final class ExitHook implements Runnable {

  private static final int WAITS = 40;
  private static final long WAIT_MILLIS = 50;

  private final Runnable finish;

  /**
   * Makes a hook.
   *
   * @param finish what is left to do
   */
  ExitHook(Runnable finish) {
    this.finish = finish;
  }

  @Override
  public void run() {
    try {
      Thread thread = AgentThreads.create("loopwarden-finish", finish);
      thread.start();
      for (int i = 0; i < WAITS && thread.isAlive(); i++) {
        await(thread);
      }
    } catch (Throwable ignored) {
      // The summary is lost; the host must exit all the same.
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join(WAIT_MILLIS);
    } catch (InterruptedException e) {
      // the host interrupts threads that are not its own: this wait is over, the next one begins
    }
  }
}
