package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;

/** A line in the log of a JVM that is not watched, so that no reporter runs. */
public final class Notice {

  private Notice() {}

  /**
   * Writes a warning to where the log would be.
   *
   * @param event the event's name
   */
  public static void write(Configuration configuration, String event, String message) {
    new Log(configuration).write(Notices.problem(event, message));
  }
}
