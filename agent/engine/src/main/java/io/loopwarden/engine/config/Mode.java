package io.loopwarden.engine.config;

/** What happens to a blocking call. */
public enum Mode {
  /** It runs and is reported. */
  REPORT,
  /** If it blocks by nature, an exception is thrown instead of running it; it is reported too. */
  THROW,
  /** It runs and is counted; only the summary shows it. */
  COUNT
}
