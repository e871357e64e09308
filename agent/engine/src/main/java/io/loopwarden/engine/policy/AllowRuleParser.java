package io.loopwarden.engine.policy;

import io.loopwarden.engine.config.OptionType;
import io.loopwarden.engine.config.Options;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one allow rule: {@code [allow|deny] class.method [category=C] [up-to=TIME] [until=DATE]
 * reason=WHY}, where {@code *} stands for any characters and the reason reaches to the end. The
 * method may be followed by {@code <} and its caller.
 */
final class AllowRuleParser {

  static final String FORM =
      "[allow|deny] class.method [category=C] [up-to=5ms] [until=2027-12-31] reason=WHY";

  private static final String REASON = "reason=";

  /** What separates words. No regular expression reads them: every start would pay for it. */
  private static final String BLANKS = " \t\n\f\r\u000B";

  private final Collection<String> categories;

  AllowRuleParser(Collection<String> categories) {
    this.categories = categories;
  }

  /** A rule that cannot be understood. */
  static final class InvalidRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidRuleException(String message) {
      super(message);
    }
  }

  /**
   * Reads a rule.
   *
   * @throws InvalidRuleException if it is not of that form
   */
  AllowRule parse(String text, boolean builtIn) throws InvalidRuleException {
    int reasonStart = text.indexOf(REASON);
    String reason = reasonStart < 0 ? "" : unquoted(text.substring(reasonStart + REASON.length()));
    if (reason.isEmpty()) {
      throw new InvalidRuleException("the reason is missing");
    }
    List<String> words = words(text.substring(0, reasonStart));
    boolean deny = words.get(0).equals("deny");
    int next = deny || words.get(0).equals("allow") ? 1 : 0;
    if (next >= words.size() || words.get(next).indexOf('=') >= 0 || words.get(next).isEmpty()) {
      throw new InvalidRuleException("class.method is missing");
    }
    String pattern = words.get(next++);
    String category = null;
    long longestNanos = Long.MAX_VALUE;
    LocalDate until = null;
    String tag = null;
    for (; next < words.size(); next++) {
      String word = words.get(next);
      int equals = word.indexOf('=');
      String value = word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "category" -> category = category(value);
        case "up-to" -> longestNanos = duration(value);
        case "until" -> until = date(value);
        case "tag" -> tag = tag(value, builtIn);
        default -> throw new InvalidRuleException("\"" + word + "\" is not understood");
      }
    }
    return new AllowRule(!deny, pattern, category, longestNanos, until, reason, builtIn, tag);
  }

  /** The words of a text; one that is empty if it has none. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, BLANKS);
    do {
      words.add(tokens.hasMoreTokens() ? tokens.nextToken() : "");
    } while (tokens.hasMoreTokens());
    return words;
  }

  private static String unquoted(String text) {
    String reason = text.strip();
    return reason.length() > 1 && reason.startsWith("\"") && reason.endsWith("\"")
        ? reason.substring(1, reason.length() - 1)
        : reason;
  }

  private @Nullable String category(String value) throws InvalidRuleException {
    if (!categories.contains(value)) {
      throw new InvalidRuleException(
          "there is no category \"" + value + "\", only " + String.join(", ", categories));
    }
    return value;
  }

  private static String tag(String value, boolean builtIn) throws InvalidRuleException {
    if (!builtIn) {
      throw new InvalidRuleException("only Loopwarden's own rules have a tag");
    }
    return value;
  }

  private static long duration(String value) throws InvalidRuleException {
    try {
      return Options.THRESHOLD.type().parse(value).toNanos();
    } catch (OptionType.InvalidValueException e) {
      throw new InvalidRuleException(
          "up-to=" + value + " is not " + Options.THRESHOLD.type().allowed());
    }
  }

  private static LocalDate date(String value) throws InvalidRuleException {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw new InvalidRuleException("until=" + value + " is not a date such as 2027-12-31");
    }
  }
}
