package io.loopwarden.engine.command;

/** A JVM that cannot be talked to; the message says why in one line. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean wrongProcess;

  UnreachableException(String message) {
    this(message, false);
  }

  private UnreachableException(String message, boolean wrongProcess) {
    super(message);
    this.wrongProcess = wrongProcess;
  }

  /** The process that was named is none to talk to: the argument is wrong. */
  static UnreachableException wrongProcess(String message) {
    return new UnreachableException(message, true);
  }

  boolean isWrongProcess() {
    return wrongProcess;
  }
}
