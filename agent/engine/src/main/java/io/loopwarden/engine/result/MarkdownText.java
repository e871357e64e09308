package io.loopwarden.engine.result;

/** Text as Markdown shows it, whatever is in it. */
final class MarkdownText {

  /** GitHub takes no page beyond 1 MiB, and nobody reads that far. */
  static final int MOST_ROWS = 200;

  private MarkdownText() {}

  /** What stands below the rows of a table or a list of which only the first are shown. */
  static String further(int size) {
    return size > MOST_ROWS ? "\nand " + (size - MOST_ROWS) + " more\n" : "";
  }

  /** Names of Java, in which {@code <}, {@code $} and {@code _} would mean something else. */
  static String code(String text) {
    String name = oneLine(text).replace('`', '\'').replace("|", "\\|");
    return name.isEmpty() ? "" : '`' + name + '`';
  }

  /** Text that is text, and no markup, whatever is in it. */
  static String plain(String text) {
    StringBuilder escaped = new StringBuilder();
    String line = oneLine(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '$', '!' ->
            escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      line.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return line.toString();
  }
}
