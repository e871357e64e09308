package io.loopwarden.engine.finding;

/**
 * Whom an event loop kept waiting while it was blocked.
 *
 * @param tasks how many tasks waited in its queue
 * @param channels how many channels waited that had become ready
 * @param nanos how long these waited in sum
 */
public record Delay(long tasks, long channels, long nanos) {

  private static final long SECOND = 1_000_000_000;
  private static final long MILLISECOND = 1_000_000;

  /** Nobody waited, or it is not known. */
  public static final Delay NONE = new Delay(0, 0, 0);

  /** These and others. */
  public Delay plus(Delay other) {
    return new Delay(tasks + other.tasks, channels + other.channels, nanos + other.nanos);
  }

  /**
   * The same in words, such as {@code 12 channels and 1 task, 1.8 s in sum}; empty if nobody
   * waited.
   */
  public String words() {
    if (!isKnown()) {
      return "";
    }
    String of = channels > 0 && tasks > 0 ? " and " : "";
    return number(channels, "channel") + of + number(tasks, "task") + ", " + sum() + " in sum";
  }

  private static String number(long number, String what) {
    return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
  }

  /** Without {@code String.format}: the first report of a JVM loads little. */
  private String sum() {
    return nanos < SECOND
        ? nanos / MILLISECOND + " ms"
        : Math.round((double) nanos / SECOND * 10) / 10.0 + " s";
  }

  /** Whether anybody is known to have waited. */
  public boolean isKnown() {
    return tasks + channels > 0;
  }
}
