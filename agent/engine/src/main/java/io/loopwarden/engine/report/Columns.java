package io.loopwarden.engine.report;

/**
 * Cells of a table. {@code String.format} would do the same, at the price of a dozen milliseconds
 * for the first summary.
 */
final class Columns {

  private Columns() {}

  /** A cell with blanks before its text; a longer text is wider. */
  static String right(Object cell, int width) {
    String text = cell.toString();
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
