package io.loopwarden.engine.config;

/** How reports are written. */
public enum LogFormat {
  /** For people: a line of {@code key=value} pairs, then details, each after a tab. */
  TEXT,
  /** One line of {@code key=value} pairs. */
  LOGFMT,
  /** One object a line, with the field names of the Elastic Common Schema. */
  JSON
}
