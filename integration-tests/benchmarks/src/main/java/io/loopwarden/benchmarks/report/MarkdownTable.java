package io.loopwarden.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns are padded, so that it also reads well in a terminal. */
public final class MarkdownTable {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public MarkdownTable(String... headings) {
    this.headings = List.of(headings);
  }

  public MarkdownTable row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + headings.size() + " headings");
    }
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    appendRow(text, headings);
    text.append('|');
    for (int column = 0; column < headings.size(); column++) {
      text.append("-".repeat(width(column) + 2)).append('|');
    }
    text.append('\n');
    rows.forEach(row -> appendRow(text, row));
    return text.toString();
  }

  private void appendRow(StringBuilder text, List<String> cells) {
    text.append('|');
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      text.append(' ').append(cell).append(" ".repeat(width(column) - cell.length())).append(" |");
    }
    text.append('\n');
  }

  private int width(int column) {
    int width = headings.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
