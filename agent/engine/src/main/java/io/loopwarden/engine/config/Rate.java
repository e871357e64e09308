package io.loopwarden.engine.config;

/**
 * So many per span of time.
 *
 * @param count how many; {@link Integer#MAX_VALUE} for no limit
 * @param periodNanos the span of time
 */
public record Rate(int count, long periodNanos) {

  /** No limit. */
  public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, 1);
}
