package io.loopwarden.engine.report;

import io.loopwarden.engine.text.PlainText;
import java.util.Map;

/** One line of {@code key=value} pairs as logfmt reads them, then the details, each after a tab. */
final class TextEncoder extends EventEncoder {

  @Override
  String encode(Event event) {
    StringBuilder line = new StringBuilder(512);
    line.append(event.level()).append(" loopwarden event=").append(event.name());
    for (Map.Entry<String, Object> field : event.textFields().entrySet()) {
      line.append(' ').append(field.getKey()).append('=');
      if (field.getValue() instanceof Quoted quoted) {
        appendQuoted(line, PlainText.value(quoted.text()));
      } else {
        appendValue(line, PlainText.value(field.getValue().toString()));
      }
    }
    line.append('\n');
    for (String detail : event.details()) {
      line.append('\t').append(PlainText.line(detail)).append('\n');
    }
    return line.toString();
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
