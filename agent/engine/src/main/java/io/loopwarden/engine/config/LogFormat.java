package io.loopwarden.engine.config;

/** How reports are written. */
public enum LogFormat {
  /** A line of {@code key=value} pairs, then the stack, each frame after a tab. */
  TEXT,
  /** One object a line, with the field names of the Elastic Common Schema. */
  JSON
}
