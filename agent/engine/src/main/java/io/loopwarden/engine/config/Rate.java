package io.loopwarden.engine.config;

import java.time.Duration;

/**
 * So many per span of time.
 *
 * @param count how many; {@link Integer#MAX_VALUE} for no limit
 * @param periodNanos the span of time
 */
public record Rate(int count, long periodNanos) {

  /** No limit. */
  public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, 1);

  /** The values of options that are rates. */
  public static final class Type implements OptionType<Rate> {
    private static final OptionType<Duration> TIME = new OptionType.Time();
    private static final int MOST = 1_000_000;

    @Override
    public Rate parse(String value) throws InvalidValueException {
      if (value.equalsIgnoreCase("unlimited")) {
        return Rate.UNLIMITED;
      }
      int slash = value.indexOf('/');
      String count = slash < 0 ? value : value.substring(0, slash);
      String unit = slash < 0 ? "m" : value.substring(slash + 1);
      boolean bare = !unit.isEmpty() && !Character.isDigit(unit.charAt(0));
      Duration period = TIME.parse(bare ? "1" + unit : unit);
      if (period.isZero()) {
        throw new InvalidValueException();
      }
      return new Rate(new OptionType.Count(0, MOST).parse(count), period.toNanos());
    }

    @Override
    public String allowed() {
      return "a number per time, such as 1/m or 10/30s, or unlimited";
    }
  }
}
