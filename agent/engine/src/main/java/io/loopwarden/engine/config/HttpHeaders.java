package io.loopwarden.engine.config;

import java.util.Locale;

/**
 * Headers that requests to a server have, such as what tells it who sends them.
 *
 * @param lines each with its name, and with the end of the line; empty for none
 */
public record HttpHeaders(String lines) {

  private static final String OTHERS_IN_NAMES = "!#$%&'*+-.^_`|~";

  /** Those that each request has anyway: a second one would contradict it. */
  private static final String OWN =
      " host user-agent content-type content-length content-encoding connection transfer-encoding ";

  /** The values are secrets: they are in no message. */
  @Override
  public String toString() {
    return lines.isEmpty() ? "" : "…";
  }

  /** The values of options that are headers; empty means none. */
  public static final class Type implements OptionType<HttpHeaders> {
    @Override
    public HttpHeaders parse(String value) throws InvalidValueException {
      StringBuilder lines = new StringBuilder();
      int start = 0;
      while (start < value.length()) {
        int semicolon = value.indexOf(';', start);
        int end = semicolon < 0 ? value.length() : semicolon;
        append(value.substring(start, end), lines);
        start = end + 1;
      }
      return new HttpHeaders(lines.toString());
    }

    private static void append(String header, StringBuilder lines) throws InvalidValueException {
      int equals = header.indexOf('=');
      String name = header.substring(0, Math.max(0, equals)).strip();
      String value = header.substring(equals + 1).strip();
      if (!isName(name) || !isPlain(value)) {
        throw new InvalidValueException();
      }
      lines.append(name).append(": ").append(value).append("\r\n");
    }

    private static boolean isName(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
        if (!isLetterOrDigit && OTHERS_IN_NAMES.indexOf(c) < 0) {
          return false;
        }
      }
      return !name.isEmpty() && !OWN.contains(' ' + name.toLowerCase(Locale.ROOT) + ' ');
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    /** Nothing that could end the line. */
    private static boolean isPlain(String value) {
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
          return false;
        }
      }
      return !value.isEmpty();
    }

    @Override
    public String allowed() {
      return "headers of HTTP as NAME=VALUE, separated by ; without those that each request has";
    }
  }
}
