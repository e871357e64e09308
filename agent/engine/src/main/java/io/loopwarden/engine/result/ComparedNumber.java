package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.Millis;
import java.util.Locale;

/**
 * A number of two runs, as text.
 *
 * @param name its name, with the unit
 * @param before what it was in the first run
 * @param after what it was in the second run
 */
record ComparedNumber(String name, String before, String after) {

  static ComparedNumber millis(String name, long beforeNanos, long afterNanos) {
    return new ComparedNumber(name, Millis.of(beforeNanos), Millis.of(afterNanos));
  }

  static ComparedNumber percent(String name, double before, double after) {
    return new ComparedNumber(name, percent(before), percent(after));
  }

  /** A share from 0 to 1, in percent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
