package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.PoolCategory;
import io.loopwarden.engine.record.Summary;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The summary's tables of problems and of operations. */
final class SummaryTable {

  private static final long UNKNOWN = 0;

  private SummaryTable() {}

  /**
   * The table of problems.
   *
   * @param loopNanos how long all event loops were watched together; 0 if that is not known
   */
  static List<String> problems(List<Summary.Row> rows, long loopNanos) {
    List<String> lines = new ArrayList<>();
    lines.add(head(share("share"), "problem"));
    for (Summary.Row row : rows) {
      String share = hasShare(row, loopNanos) ? Percentage.of(share(row, loopNanos)) : "";
      String label =
          row.site() + "  " + what(row) + "  " + row.fingerprint() + DelayFields.words(row.delay());
      lines.add(line(row, share(share), label));
    }
    return lines;
  }

  /**
   * The call; of a stall the cause, too, and of a pool its name, and that alone where the site
   * called nothing.
   */
  private static String what(Summary.Row row) {
    String category = row.category();
    if (!category.equals(Stall.CATEGORY) && !PoolCategory.isOne(category)) {
      return row.call();
    }
    return row.call().equals(category) ? row.operation() : row.call() + "  " + row.operation();
  }

  /** The table of operations, whatever the site. */
  static List<String> operations(List<Summary.Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(head("", "operation"));
    for (Summary.Row row : rows) {
      lines.add(line(row, "", row.operation()));
    }
    return lines;
  }

  private static String head(String share, String label) {
    return line("count", "total_ms", share, "p50_ms", "p99_ms", "max_ms", label);
  }

  private static String line(Summary.Row row, String share, String label) {
    return line(
        Long.toString(row.count()),
        Milliseconds.of(row.totalNanos()),
        share,
        Milliseconds.of(row.medianNanos()),
        Milliseconds.of(row.p99Nanos()),
        Milliseconds.of(row.longestNanos()),
        label);
  }

  private static String line(
      String count,
      String total,
      String share,
      String median,
      String p99,
      String longest,
      String label) {
    return Columns.right(count, 10)
        + ' '
        + Columns.right(total, 12)
        + share
        + ' '
        + Columns.right(median, 11)
        + ' '
        + Columns.right(p99, 11)
        + ' '
        + Columns.right(longest, 11)
        + "  "
        + label;
  }

  private static String share(String share) {
    return ' ' + Columns.right(share, 7);
  }

  /** The rows of either table for programs. */
  static List<Map<String, Object>> objects(List<Summary.Row> rows, long loopNanos) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Summary.Row row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("operation", row.operation());
      object.put("category", row.category());
      if (!row.site().isEmpty()) {
        object.put("site", row.site());
        object.put("call", row.call());
        object.put("fingerprint", row.fingerprint());
      }
      object.put("count", row.count());
      object.put("total_ns", row.totalNanos());
      if (!row.site().isEmpty() && hasShare(row, loopNanos)) {
        object.put("share", Percentage.rounded(share(row, loopNanos)));
      }
      object.put("p50_ns", row.medianNanos());
      object.put("p99_ns", row.p99Nanos());
      object.put("max_ns", row.longestNanos());
      if (row.delay().isKnown()) {
        object.put("delayed", DelayFields.object(row.delay()));
      }
      objects.add(object);
    }
    return objects;
  }

  /** Whether the row is about time of event loops, and it is known how much they had. */
  private static boolean hasShare(Summary.Row row, long loopNanos) {
    return loopNanos != UNKNOWN && !PoolCategory.isOne(row.category());
  }

  private static double share(Summary.Row row, long loopNanos) {
    return (double) row.totalNanos() / loopNanos;
  }
}
