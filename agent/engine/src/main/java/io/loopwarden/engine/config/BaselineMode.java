package io.loopwarden.engine.config;

/** What the baseline accepts. */
public enum BaselineMode {
  /** Every occurrence of an accepted problem. */
  ACCEPT,
  /** An accepted problem that has not grown by more than a factor. */
  RATCHET
}
