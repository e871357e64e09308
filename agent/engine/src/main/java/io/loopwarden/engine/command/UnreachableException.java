package io.loopwarden.engine.command;

/** A JVM that cannot be talked to; the message says why in one line. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean wrongArgument;

  UnreachableException(String message) {
    this(message, false);
  }

  private UnreachableException(String message, boolean wrongArgument) {
    super(message);
    this.wrongArgument = wrongArgument;
  }

  /** An argument is wrong, such as a process that is not a JVM. */
  static UnreachableException wrongArgument(String message) {
    return new UnreachableException(message, true);
  }

  boolean isWrongArgument() {
    return wrongArgument;
  }
}
