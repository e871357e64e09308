package io.loopwarden.engine.result;

import io.loopwarden.engine.text.PlainText;

/** Puts a line of the log's form together: {@code LEVEL loopwarden event=NAME key=value…}. */
final class Fields {

  private final StringBuilder line = new StringBuilder();

  Fields(String level, String event) {
    line.append(level).append(" loopwarden event=").append(event);
  }

  Fields with(String key, Object value) {
    String text = PlainText.line(value.toString());
    line.append(' ').append(key).append('=');
    if (isPlain(text)) {
      line.append(text);
    } else {
      quote(text);
    }
    return this;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '"' || c == '=' || c == 0x7F) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private void quote(String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\');
      }
      line.append(c < ' ' ? ' ' : c);
    }
    line.append('"');
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
