package io.loopwarden.it.services;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service under load answered.
 *
 * @param right how many answers were right
 * @param wrong how many were not, or never came
 * @param firstWrong the first of these
 */
record Answers(long right, long wrong, String firstWrong) {
  private static final Pattern LINE =
      Pattern.compile("answers right=(\\d+) wrong=(\\d+) first_wrong=(.*)", Pattern.DOTALL);

  static Answers of(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    return new Answers(
        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3));
  }
}
