package io.loopwarden.engine.finding;

/**
 * How much time something took, over the time since a beginning: a fixed number of slots, which
 * double their width when the time is beyond the last one. Slots of any number begin with the same
 * span and double at the same moments, so that those of different numbers can be shown above each
 * other. Guarded by its owner.
 */
public final class TimeSlots {

  /** How much time the slots span at first. */
  static final long FIRST_SPAN_NANOS = 60_000_000_000L;

  private static final float NANOS_PER_MILLI = 1_000_000f;
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  private final float[] millis;
  private long spanNanos;

  /**
   * Makes empty slots.
   *
   * @param count how many; an even number
   */
  public TimeSlots(int count) {
    this(new float[count], FIRST_SPAN_NANOS);
  }

  private TimeSlots(float[] millis, long spanNanos) {
    this.millis = millis;
    this.spanNanos = spanNanos;
  }

  /** How many bytes slots of a number take. */
  public static int bytes(int count) {
    return 64 + count * Float.BYTES;
  }

  /**
   * Adds what was taken between two moments, evenly. What lies before the beginning is left out.
   *
   * @param fromNanos since the beginning
   * @param toNanos since the beginning; not before {@code fromNanos}
   * @param nanos how much of the time between was taken
   */
  public void add(long fromNanos, long toNanos, long nanos) {
    if (nanos <= 0 || toNanos < 0) {
      return;
    }
    while (toNanos >= spanNanos) {
      fold();
    }
    double widthNanos = widthNanos();
    double share = (double) nanos / Math.max(1, toNanos - fromNanos);
    double from = Math.max(0, fromNanos);
    int last = (int) (toNanos / widthNanos);
    if (toNanos <= from) {
      millis[last] += nanos / NANOS_PER_MILLI;
      return;
    }
    for (int slot = (int) (from / widthNanos); slot <= last; slot++) {
      double end = Math.min(toNanos, (slot + 1) * widthNanos);
      double begin = Math.max(from, slot * widthNanos);
      millis[slot] += (float) ((end - begin) * share / NANOS_PER_MILLI);
    }
  }

  private void fold() {
    int half = millis.length / 2;
    for (int i = 0; i < half; i++) {
      millis[i] = millis[2 * i] + millis[2 * i + 1];
    }
    for (int i = half; i < millis.length; i++) {
      millis[i] = 0;
    }
    spanNanos *= 2;
  }

  private double widthNanos() {
    return (double) spanNanos / millis.length;
  }

  /** How long each slot is, in milliseconds. */
  public long slotMillis() {
    return spanNanos / millis.length / NANOS_PER_MILLISECOND;
  }

  /** A copy. */
  public TimeSlots copy() {
    return new TimeSlots(millis.clone(), spanNanos);
  }

  /**
   * The share of each slot that was taken, up to a moment; more than 1 where several threads took
   * it at once. The slots become wider if the moment is beyond the last one.
   *
   * @param nowNanos since the beginning
   */
  public double[] shares(long nowNanos) {
    while (nowNanos >= spanNanos) {
      fold();
    }
    double widthMillis = widthNanos() / NANOS_PER_MILLI;
    double[] shares = new double[(int) (nowNanos / widthNanos()) + 1];
    for (int i = 0; i < shares.length; i++) {
      double untilNowMillis = nowNanos / NANOS_PER_MILLI - i * widthMillis;
      shares[i] = millis[i] / Math.max(1e-3, Math.min(widthMillis, untilNowMillis));
    }
    return shares;
  }
}
