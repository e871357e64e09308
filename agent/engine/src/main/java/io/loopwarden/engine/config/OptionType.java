package io.loopwarden.engine.config;

import java.time.Duration;
import java.util.Locale;

/**
 * What the value of an option may be.
 *
 * @param <T> the parsed value
 */
public interface OptionType<T> {

  /**
   * Parses a value.
   *
   * @throws InvalidValueException if it is not allowed
   */
  T parse(String value) throws InvalidValueException;

  /** What is allowed, in words that complete "allowed:". */
  String allowed();

  /** A value that is not allowed; {@link #allowed()} says what is. */
  final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidValueException() {
      super(null, null, false, false);
    }
  }

  /** {@code true} or {@code false}. */
  final class Switch implements OptionType<Boolean> {
    @Override
    public Boolean parse(String value) throws InvalidValueException {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "true" -> Boolean.TRUE;
        case "false" -> Boolean.FALSE;
        default -> throw new InvalidValueException();
      };
    }

    @Override
    public String allowed() {
      return "true or false";
    }
  }

  /** One of the names of an enum, in lower case. */
  final class Choice<E extends Enum<E>> implements OptionType<E> {
    private final E[] values;

    Choice(Class<E> type) {
      this.values = type.getEnumConstants();
    }

    @Override
    public E parse(String value) throws InvalidValueException {
      for (E candidate : values) {
        if (candidate.name().equalsIgnoreCase(value)) {
          return candidate;
        }
      }
      throw new InvalidValueException();
    }

    @Override
    public String allowed() {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < values.length; i++) {
        words.append(i == 0 ? "" : i == values.length - 1 ? " or " : ", ");
        words.append(values[i].name().toLowerCase(Locale.ROOT));
      }
      return words.toString();
    }
  }

  /** Any text; empty means none. */
  final class Text implements OptionType<String> {
    private final String allowed;

    Text(String allowed) {
      this.allowed = allowed;
    }

    @Override
    public String parse(String value) {
      return value;
    }

    @Override
    public String allowed() {
      return allowed;
    }
  }

  /** A whole number in a range. */
  final class Count implements OptionType<Integer> {
    private final int least;
    private final int most;

    /**
     * Makes the type of a range.
     *
     * @param least the smallest value that is allowed
     * @param most the largest one
     */
    public Count(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer parse(String value) throws InvalidValueException {
      try {
        int count = Integer.parseInt(value);
        if (count >= least && count <= most) {
          return count;
        }
      } catch (NumberFormatException e) {
        // falls through: out of range or no number, the answer is the same
      }
      throw new InvalidValueException();
    }

    @Override
    public String allowed() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /** A whole number in a range, or {@code full}: {@link #FULL}. */
  final class CountOrFull implements OptionType<Integer> {

    /** What stands for all there are. */
    public static final int FULL = Integer.MAX_VALUE;

    private final Count count;

    CountOrFull(int least, int most) {
      this.count = new Count(least, most);
    }

    @Override
    public Integer parse(String value) throws InvalidValueException {
      return value.equals("full") ? FULL : count.parse(value);
    }

    @Override
    public String allowed() {
      return count.allowed() + ", or full";
    }
  }

  /** A number in a range, with or without decimals. */
  final class Decimal implements OptionType<Double> {
    private final int least;
    private final int most;

    /** A range. */
    public Decimal(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Double parse(String value) throws InvalidValueException {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c != '.' && (c < '0' || c > '9')) {
          throw new InvalidValueException(); // no exponent, no sign, no NaN
        }
      }
      try {
        double number = Double.parseDouble(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // falls through: out of range or no number, the answer is the same
      }
      throw new InvalidValueException();
    }

    @Override
    public String allowed() {
      return "a number from " + least + " to " + most + ", such as 1.5";
    }
  }

  /** A span of time with its unit. */
  final class Time implements OptionType<Duration> {
    /** What still counts in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Override
    public Duration parse(String value) throws InvalidValueException {
      if (value.equals("0")) {
        return Duration.ZERO;
      }
      int digits = 0;
      while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
        digits++;
      }
      if (digits == 0 || digits > 9) {
        throw new InvalidValueException();
      }
      long amount = Long.parseLong(value.substring(0, digits));
      Duration duration =
          switch (value.substring(digits)) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofNanos(amount * 1_000);
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new InvalidValueException();
          };
      if (duration.compareTo(LONGEST) > 0) {
        throw new InvalidValueException();
      }
      return duration;
    }

    @Override
    public String allowed() {
      return "0 or a number with ns, us, ms, s, m or h, such as 5ms";
    }
  }
}
