package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cases that one JVM plays, one after the other; it is started as the first one says.
 *
 * @param cases at least one
 */
record CaseGroup(List<StallCase> cases) {

  /** When a case began and ended. */
  record Span(Instant from, Instant to) {

    boolean includes(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }

  /** The names of the cases, as the program takes them. */
  String names() {
    return cases.stream().map(StallCase::name).collect(Collectors.joining(","));
  }

  /** What a case of a recording has left behind: its output, and what was reported meanwhile. */
  static Recording part(StallCase stallCase, Recording recording) {
    List<String> output = recording.standardOutput();
    Span span = span(stallCase, recording);
    List<Report> reports =
        recording.log().reports().stream()
            .filter(report -> span.includes(Instant.parse(report.text("@timestamp"))))
            .toList();
    int begin = begin(stallCase, output);
    return new Recording(
        new JsonLog(reports, recording.log().content()),
        output.subList(begin, end(begin, output)),
        recording.standardError(),
        recording.exitCode());
  }

  /** From when to when a case lasted: to the begin of the next one. */
  static Span span(StallCase stallCase, Recording recording) {
    List<String> output = recording.standardOutput();
    int begin = begin(stallCase, output);
    int end = end(begin, output);
    return new Span(
        time(output.get(begin)), end == output.size() ? Instant.MAX : time(output.get(end)));
  }

  private static int begin(StallCase stallCase, List<String> output) {
    for (int i = 0; i < output.size(); i++) {
      if (output.get(i).startsWith("playing " + stallCase.name() + " ")) {
        return i;
      }
    }
    throw new AssertionError(stallCase + " was not played: " + output);
  }

  private static int end(int begin, List<String> output) {
    int end = begin + 1;
    while (end < output.size() && !output.get(end).startsWith("playing ")) {
      end++;
    }
    return end;
  }

  private static Instant time(String line) {
    return Instant.ofEpochMilli(Long.parseLong(line.split(" ")[2]));
  }

  @Override
  public String toString() {
    return names();
  }
}
