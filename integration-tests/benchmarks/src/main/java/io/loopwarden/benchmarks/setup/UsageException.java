package io.loopwarden.benchmarks.setup;

/** The command line cannot be run; the message is the one line that the user reads. */
public final class UsageException extends RuntimeException {

  public UsageException(String message) {
    super(message);
  }
}
