package io.loopwarden.it.checker;

import java.util.Arrays;
import java.util.List;

/**
 * From when to when an event loop was held.
 *
 * @param beganMillis when it began
 * @param endedMillis when it ended
 */
record Span(long beganMillis, long endedMillis) {

  /** As the program answers: {@code began=… ended=…}. */
  static Span parse(String answer) {
    List<Long> moments =
        Arrays.stream(answer.split(" "))
            .map(field -> Long.parseLong(field.substring(field.indexOf('=') + 1)))
            .toList();
    return new Span(moments.get(0), moments.get(1));
  }
}
