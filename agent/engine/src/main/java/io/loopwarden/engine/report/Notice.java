package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogOptions;
import io.loopwarden.engine.config.Problem;
import org.jspecify.annotations.Nullable;

/** A line in the log of a JVM that is not watched, so that no reporter runs. */
public final class Notice {

  private Notice() {}

  /** Why no log can be written where the configuration wants it; null if one can. */
  public static @Nullable Problem problemOfLog(Configuration configuration) {
    return Log.problemOf(configuration.get(LogOptions.FILE));
  }

  /**
   * Writes a warning to where the log would be.
   *
   * @param event the event's name
   */
  public static void write(Configuration configuration, String event, String message) {
    new Log(configuration).write(Notices.problem(event, message));
  }
}
