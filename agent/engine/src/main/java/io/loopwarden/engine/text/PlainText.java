package io.loopwarden.engine.text;

/**
 * Makes text from the host safe for every output: names of threads, classes, files and routes, and
 * values of logging contexts are whatever a program, or somebody who sends it requests, wants them
 * to be.
 *
 * <p>Characters that could end a line, steer a terminal, reorder what is shown, or that no encoding
 * can carry become the six characters of their escape, such as <code>&#92;u202E</code>: control
 * characters, line and paragraph separators, marks and overrides of direction, invisible
 * characters, surrogates without their other half, and non-characters. Text that is too long ends
 * with a mark that says how many characters are missing.
 */
public final class PlainText {

  /** How many characters of a name are kept. */
  public static final int LONGEST_NAME = 500;

  /** How many characters are kept of a field of the log that is no stack trace. */
  public static final int LONGEST_FIELD = 2_000;

  /** How many characters of a value are kept; a stack trace is the longest value there is. */
  public static final int LONGEST_VALUE = 100_000;

  private static final String HEX = "0123456789ABCDEF";
  private static final int FIRST_BEYOND_ASCII_CONTROLS = 0x7F;

  private PlainText() {}

  /** A name, on one line and of at most {@link #LONGEST_NAME} characters and a mark. */
  public static String name(String text) {
    return of(text, LONGEST_NAME, false);
  }

  /** A line of the log, or the value of a field that the line has, whose end is not part of it. */
  public static String lineOfLog(String text) {
    return of(text, LONGEST_FIELD, false);
  }

  /** The value of a field of the log whose tabs and ends of lines the output itself escapes. */
  public static String field(String text) {
    return of(text, LONGEST_FIELD, true);
  }

  /** A whole line, whose end is not part of it. */
  public static String line(String text) {
    return of(text, LONGEST_VALUE, false);
  }

  /** A value whose tabs and ends of lines the output itself escapes. */
  public static String value(String text) {
    return of(text, LONGEST_VALUE, true);
  }

  private static String of(String text, int most, boolean linesToo) {
    int length = Math.min(text.length(), most);
    int plain = 0;
    while (plain < length && !isEscaped(text, plain, linesToo)) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder result = new StringBuilder(length + 32);
    result.append(text, 0, plain);
    for (int i = plain; i < length; i++) {
      if (isEscaped(text, i, linesToo)) {
        escape(result, text.charAt(i));
      } else {
        result.append(text.charAt(i));
      }
    }
    if (length < text.length()) {
      result.append("…[").append(text.length() - length).append(" more characters]");
    }
    return result.toString();
  }

  private static boolean isEscaped(String text, int index, boolean linesToo) {
    char c = text.charAt(index);
    if (c < FIRST_BEYOND_ASCII_CONTROLS) {
      return c < ' ' && !(linesToo && (c == '\n' || c == '\r' || c == '\t'));
    }
    if (Character.isSurrogate(c)) {
      return !isHalfOfPair(text, index) || isInvisiblePair(text, index);
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c >= 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    };
  }

  private static boolean isHalfOfPair(String text, int index) {
    char c = text.charAt(index);
    return Character.isHighSurrogate(c)
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  /** Such as the tags of U+E0000 and later, which spell words that nobody sees. */
  private static boolean isInvisiblePair(String text, int index) {
    int codePoint =
        Character.isHighSurrogate(text.charAt(index))
            ? text.codePointAt(index)
            : text.codePointBefore(index + 1);
    return Character.getType(codePoint) == Character.FORMAT;
  }

  private static void escape(StringBuilder result, char c) {
    result.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      result.append(HEX.charAt(c >> shift & 0xF));
    }
  }
}
