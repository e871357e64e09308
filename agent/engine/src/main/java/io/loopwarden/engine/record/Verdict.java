package io.loopwarden.engine.record;

/** What becomes of a blocking call or a stall. */
public enum Verdict {
  /** Nothing excuses it. */
  VIOLATION,
  /** An allow rule excuses it. */
  ALLOWED,
  /** The baseline knows it. */
  KNOWN;

  /** The reason of what is {@link #KNOWN}. */
  public static final String BASELINE = "known to the baseline";
}
