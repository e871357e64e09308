package io.loopwarden.junit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Known debt of a test.
 *
 * @param operation what it blocks by
 * @param atMost how often
 * @param longest how long each time; null for no limit
 */
record Expectation(String operation, int atMost, @Nullable Duration longest) {

  static Expectation of(ExpectBlocking annotation, String where) {
    OperationName.check(annotation.operation(), where);
    if (annotation.atMost() < 1) {
      throw new SetupException(where + ": atMost must be at least 1, not " + annotation.atMost());
    }
    return new Expectation(
        annotation.operation(),
        annotation.atMost(),
        annotation.longest().isEmpty() ? null : DurationText.parse(annotation.longest(), where));
  }
}
