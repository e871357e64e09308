package io.loopwarden.engine.thread;

/**
 * What a thread of the agent does again and again, until the agent's threads end. What a turn
 * throws, be it that the host has no memory left, costs that turn and not the next one: so what a
 * thread needs is made in its turns, too.
 */
public interface RepeatedWork extends Runnable {

  /**
   * Works once.
   *
   * @return for how many nanoseconds to pause afterwards
   */
  long turn();

  /** For how many nanoseconds to pause after a turn that has thrown. */
  long pauseAfterFailureNanos();

  @Override
  default void run() {
    while (!AgentThreads.areEnded()) {
      long pauseNanos = pauseAfterFailureNanos();
      try {
        pauseNanos = turn();
      } catch (Throwable e) {
        // nobody is there to be told, and there may be no memory to tell it
      }
      AgentThreads.pause(this, pauseNanos);
    }
  }
}
