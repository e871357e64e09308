package io.loopwarden.demo;

/** Says, in one line, what is wrong with the command line and what is allowed. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String format, Object... args) {
    super(format.formatted(args));
  }
}
