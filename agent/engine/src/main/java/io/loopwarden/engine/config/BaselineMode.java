package io.loopwarden.engine.config;

/** What the baseline excuses. */
public enum BaselineMode {
  /** Every occurrence of a known problem. */
  ACCEPT,
  /** A known problem that has not grown by more than a factor. */
  RATCHET
}
