package io.loopwarden.api;

/**
 * Thrown with {@code mode=throw} instead of running an operation that would block an event loop.
 * Its message names the operation, the event loop and what to call instead.
 */
public final class BlockingCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the agent.
   *
   * @param message names the operation, the event loop and the remedy
   */
  public BlockingCallException(String message) {
    super(message);
  }
}
