package io.loopwarden.junit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the agent's options have them: {@code 20ms}, {@code 1s}. */
final class DurationText {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(us|ms|s|m)");

  private DurationText() {}

  /**
   * Reads one.
   *
   * @param where what it belongs to, for the line about a mistake
   */
  static Duration parse(String text, String where) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new SetupException(
          where + ": \"" + text + "\" is not a duration; allowed: a number with us, ms, s or m");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "us" -> Duration.ofNanos(1_000 * number);
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
