package io.loopwarden.engine.page;

import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rows of the table of problems, the worst first, within a number of bytes: while there is
 * room, with stack and drawings; then without; what has no room at all is counted.
 */
final class ProblemRows {

  /** What complete rows may take. */
  private static final int COMPLETE_BYTES = 320_000;

  /** What all rows may take: with all else, the page stays below one megabyte. */
  private static final int ALL_BYTES = 800_000;

  private final StringBuilder html = new StringBuilder();
  private int incomplete;
  private int leftOut;

  private ProblemRows() {}

  /** The rows of problems, which come in their order. */
  static ProblemRows of(List<PageProblem> problems, Template template) {
    ProblemRows rows = new ProblemRows();
    rows.add(problems, template);
    return rows;
  }

  private void add(List<PageProblem> problems, Template template) {
    long worstNanos = problems.stream().mapToLong(PageProblem::totalNanos).max().orElse(0);
    int bytes = 0;
    for (int i = 0; i < problems.size(); i++) {
      String row = "";
      if (bytes < COMPLETE_BYTES) {
        row = template.execute(new ProblemView(problems.get(i), worstNanos, true));
      }
      if (row.isEmpty() || bytes + bytes(row) > COMPLETE_BYTES) {
        row = template.execute(new ProblemView(problems.get(i), worstNanos, false));
        incomplete++;
      }
      bytes += bytes(row);
      if (bytes > ALL_BYTES) {
        leftOut = problems.size() - i;
        incomplete--;
        return;
      }
      html.append(row);
    }
  }

  private static int bytes(String row) {
    return row.getBytes(StandardCharsets.UTF_8).length;
  }

  String html() {
    return html.toString();
  }

  /** What had no room, in words; empty if all had. */
  String leftOut() {
    String words =
        incomplete == 0
            ? ""
            : Amount.of(incomplete, "problem is", "problems are")
                + " shown without stack and durations, because the page would be too large.";
    return leftOut == 0
        ? words
        : words
            + ' '
            + Amount.of(leftOut, "further problem took", "further problems took")
            + " less time and are not shown.";
  }
}
