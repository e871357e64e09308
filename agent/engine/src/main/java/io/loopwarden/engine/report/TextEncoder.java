package io.loopwarden.engine.report;

import io.loopwarden.engine.text.PlainText;
import java.util.Map;

/**
 * For people: a moment, a level and {@code key=value} pairs on one line, then the details, each on
 * a line after a tab.
 */
final class TextEncoder extends EventEncoder {

  @Override
  String encode(Event event) {
    StringBuilder line = new StringBuilder(512);
    line.append(Timestamp.of(event.timestampMillis()))
        .append(' ')
        .append(event.level())
        .append(" loopwarden event=")
        .append(event.name());
    for (Map.Entry<String, Object> field : event.textFields().entrySet()) {
      line.append(' ').append(field.getKey()).append('=');
      append(line, field.getValue(), Integer.MAX_VALUE);
    }
    line.append('\n');
    for (String detail : event.details()) {
      line.append('\t').append(PlainText.lineOfLog(detail)).append('\n');
    }
    return line.toString();
  }

  /** Appends a value, in quotes if it needs them, and no longer than that. */
  static void append(StringBuilder line, Object value, int longest) {
    boolean isQuoted = value instanceof Quoted;
    String text =
        PlainText.field(value instanceof Quoted quoted ? quoted.text() : value.toString());
    String shown = text.length() > longest ? text.substring(0, longest) + '…' : text;
    if (isQuoted) {
      appendQuoted(line, shown);
    } else {
      appendValue(line, shown);
    }
  }

  /** Text that stands in quotes even where it need not. */
  record Quoted(String text) {}

  private static void appendValue(StringBuilder line, String value) {
    if (needsQuotes(value)) {
      appendQuoted(line, value);
    } else {
      line.append(value);
    }
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == '"' || c == '=' || c == 0x7F) {
        return true;
      }
    }
    return value.isEmpty();
  }

  private static void appendQuoted(StringBuilder line, String value) {
    line.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> line.append(c < ' ' ? ' ' : c);
      }
    }
    line.append('"');
  }
}
