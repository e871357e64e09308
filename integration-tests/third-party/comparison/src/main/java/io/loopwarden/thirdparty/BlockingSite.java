package io.loopwarden.thirdparty;

import java.util.Comparator;

/**
 * One problem that the agent's summary names.
 *
 * @param fingerprint what it is in every run, whatever its line
 * @param operation what was called
 * @param site the method that called it, with file and line
 * @param count how often
 * @param longestNanos the longest call
 */
record BlockingSite(
    String fingerprint, String operation, String site, long count, long longestNanos) {
  /** By place, then by what was called there. */
  static final Comparator<BlockingSite> ORDER =
      Comparator.comparing(BlockingSite::site).thenComparing(BlockingSite::operation);

  /** The same problem of two runs as one. */
  BlockingSite plus(BlockingSite other) {
    return new BlockingSite(
        fingerprint,
        operation,
        site,
        count + other.count,
        Math.max(longestNanos, other.longestNanos));
  }
}
