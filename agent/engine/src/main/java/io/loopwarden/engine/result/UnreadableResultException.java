package io.loopwarden.engine.result;

/** A file that is no result file, or one that this version cannot read; the message says why. */
final class UnreadableResultException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableResultException(String message) {
    super(message);
  }
}
