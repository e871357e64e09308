package io.loopwarden.engine.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations as people read them: milliseconds, with as many decimals as matter. */
final class Milliseconds {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private Milliseconds() {}

  /** Nanoseconds as milliseconds: one decimal from 1 ms on, three below. */
  static String of(long nanos) {
    int decimals = nanos >= NANOS_PER_MILLI || nanos == 0 ? 1 : 3;
    return BigDecimal.valueOf(nanos, 6).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
