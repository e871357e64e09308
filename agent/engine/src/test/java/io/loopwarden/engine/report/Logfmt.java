package io.loopwarden.engine.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A parser of logfmt, written after its description and not after our encoder: words apart by
 * space, a word is a key, or {@code key=value}, or {@code key="value"} with backslashes as in JSON.
 */
final class Logfmt {

  private final String line;
  private final Map<String, String> pairs = new LinkedHashMap<>();
  private int position;

  private Logfmt(String line) {
    this.line = line;
  }

  /** The pairs of a line in order; a key without value has an empty one. */
  static Map<String, String> parse(String line) {
    Logfmt parser = new Logfmt(line);
    while (parser.skipSpace()) {
      parser.pair();
    }
    return parser.pairs;
  }

  private boolean skipSpace() {
    while (position < line.length() && line.charAt(position) <= ' ') {
      position++;
    }
    return position < line.length();
  }

  private void pair() {
    String key = bare(true);
    String value = "";
    if (position < line.length() && line.charAt(position) == '=') {
      position++;
      boolean quoted = position < line.length() && line.charAt(position) == '"';
      value = quoted ? quoted() : bare(false);
    }
    if (key.isEmpty() || pairs.put(key, value) != null) {
      throw new IllegalArgumentException("no key, or one twice, at " + position + ": " + line);
    }
  }

  private String bare(boolean key) {
    int start = position;
    while (position < line.length()
        && line.charAt(position) > ' '
        && line.charAt(position) != '"'
        && !(key && line.charAt(position) == '=')) {
      position++;
    }
    if (position < line.length() && line.charAt(position) == '"') {
      throw new IllegalArgumentException("a quote inside a word at " + position + ": " + line);
    }
    return line.substring(start, position);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    position++;
    while (line.charAt(position) != '"') {
      char c = line.charAt(position++);
      if (c == '\\') {
        char escaped = line.charAt(position++);
        c =
            switch (escaped) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              case '"', '\\' -> escaped;
              default -> throw new IllegalArgumentException("no such escape: \\" + escaped);
            };
      }
      value.append(c);
    }
    position++;
    return value.toString();
  }
}
