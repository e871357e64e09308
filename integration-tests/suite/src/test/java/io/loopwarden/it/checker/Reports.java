package io.loopwarden.it.checker;

import com.google.gson.JsonParser;
import io.loopwarden.it.harness.Report;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Loopwarden wrote.
 *
 * @param lines the lines of its log
 */
record Reports(List<Line> lines) {
  /** What is shorter is not what the situation is about. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  static Reports of(List<Line> lines) {
    return new Reports(lines.stream().filter(line -> isOfSituation(report(line))).toList());
  }

  private static boolean isOfSituation(Report report) {
    return (report.isBlockingCall() || Report.STALL.equals(report.eventName()))
        && report.durationNanos() >= SHORTEST_NANOS;
  }

  /** When the first line arrived. */
  OptionalLong first() {
    return lines.stream().mapToLong(Line::millis).min();
  }

  /** When the line arrived that says it is over. */
  OptionalLong last() {
    return lines.stream().mapToLong(Line::millis).max();
  }

  /** What happened. */
  String inWords() {
    return lines.isEmpty() ? "nothing" : distinct(Reports::event);
  }

  /** Where. */
  String sites() {
    return lines.isEmpty()
        ? "–"
        : distinct(
            report ->
                report.function() == null
                    ? "nowhere"
                    : "`" + Row.shortened(report.function()) + "`");
  }

  private String distinct(Function<Report, String> words) {
    Stream<String> all = lines.stream().map(Reports::report).map(words).distinct();
    return all.collect(Collectors.joining(", "));
  }

  private static String event(Report report) {
    if (report.isBlockingCall()) {
      return "blocking call `" + report.operation() + "`";
    }
    String cause = "stall `" + report.text("loopwarden.cause") + "`";
    return report.flag("loopwarden.ongoing") ? cause + " (ongoing)" : cause;
  }

  private static Report report(Line line) {
    return new Report(JsonParser.parseString(line.text()).getAsJsonObject());
  }
}
