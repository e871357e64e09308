package io.loopwarden.engine.pool;

import io.loopwarden.engine.watchdog.judging.StalledCall;
import java.util.List;

/**
 * Whether a stack shows who asked for a connection. One that has only the code of the pool, and of
 * what carries asynchronous work, says as much of any other connection.
 */
final class AskingCode {

  private static final String[] CARRIERS = {
    "reactor.", "io.r2dbc.", "io.vertx.core.", "io.vertx.sqlclient.", "io.netty.", "java.", "jdk."
  };

  private AskingCode() {}

  /**
   * Whether it shows the application, or a handler of a library's.
   *
   * @param stack the innermost frame first
   */
  static boolean isIn(List<StackTraceElement> stack, StalledCall calls) {
    String working = calls.workingClass(stack);
    return working != null && !isCarrier(working);
  }

  private static boolean isCarrier(String className) {
    for (String carrier : CARRIERS) {
      if (className.startsWith(carrier)) {
        return true;
      }
    }
    return false;
  }
}
