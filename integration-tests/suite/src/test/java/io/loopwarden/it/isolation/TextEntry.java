package io.loopwarden.it.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the agent's log in the text or the logfmt form.
 *
 * @param level such as {@code WARN}
 * @param event such as {@code blocking_call}
 * @param fields its keys and values, in order
 * @param details the lines that follow it, without their tabs
 */
public record TextEntry(
    String level, String event, Map<String, String> fields, List<String> details) {
  private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:time=\\S+Z level=(?<lower>info|warn|error) logger=loopwarden"
              + "|(?:"
              + MOMENT
              + " )?(?<upper>INFO|WARN|ERROR) loopwarden)"
              + " event=(?<event>\\w+)(?<fields>.*)");
  private static final Pattern FIELD =
      Pattern.compile(" (\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"=]+))");

  /** Whether a line is the first of an entry. */
  static boolean begins(String line) {
    return HEAD.matcher(line).matches();
  }

  /** Reads the first line of an entry; the details are yet to be added. */
  static TextEntry parse(String line) {
    Matcher head = HEAD.matcher(line);
    if (!head.matches()) {
      throw new AssertionError("not an entry: " + line);
    }
    String lower = head.group("lower");
    String level = lower == null ? head.group("upper") : lower.toUpperCase(Locale.ROOT);
    return new TextEntry(
        level, head.group("event"), fields(head.group("fields")), new ArrayList<>());
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!field.find(end) || field.start() != end) {
        throw new AssertionError("no key=value at " + end + ": " + text);
      }
      String quoted = field.group(2);
      fields.put(field.group(1), quoted == null ? field.group(3) : unescaped(quoted));
      end = field.end();
    }
    return fields;
  }

  private static String unescaped(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == '\\') {
        i++;
        char escaped = quoted.charAt(i);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
      }
      text.append(c);
    }
    return text.toString();
  }

  /** A value that must be there. */
  public String field(String key) {
    String value = fields.get(key);
    if (value == null) {
      throw new AssertionError("there is no " + key + " in " + this);
    }
    return value;
  }

  /** A number that must be there. */
  public long number(String key) {
    return Long.parseLong(field(key));
  }
}
