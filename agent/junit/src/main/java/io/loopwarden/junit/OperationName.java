package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;

/** The name of an operation in an annotation or an assertion. */
final class OperationName {

  /** Stalls of whatever cause. */
  private static final String STALL = "stall";

  private OperationName() {}

  /** Complains in one line of a name that nothing has. */
  static void check(String name, String where) {
    if (name.equals(STALL)) {
      return;
    }
    String nearest = Loopwarden.nearestOperation(name);
    if (!nearest.equals(name)) {
      throw new SetupException(
          where + ": there is no operation \"" + name + "\"; the nearest is \"" + nearest + '"');
    }
  }

  /** Whether an event is one of the operation's. */
  static boolean matches(String name, BlockingEvent event) {
    return name.equals(STALL) ? event.isStall() : name.equals(event.operation());
  }
}
