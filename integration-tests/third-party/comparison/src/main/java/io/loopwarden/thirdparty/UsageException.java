package io.loopwarden.thirdparty;

/** The command line cannot be run; the message is the one line that the user reads. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
