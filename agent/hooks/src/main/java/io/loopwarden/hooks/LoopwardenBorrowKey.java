package io.loopwarden.hooks;

/** Finds the {@link LoopwardenBorrow} of a connection in a table. */
final class LoopwardenBorrowKey {

  private final Object connection;

  LoopwardenBorrowKey(Object connection) {
    this.connection = connection;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(connection);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoopwardenBorrow borrow && borrow.refersTo(connection);
  }
}
