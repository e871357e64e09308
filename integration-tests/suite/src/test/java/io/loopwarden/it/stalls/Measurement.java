package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * For how long an event loop was held, as the program measured it.
 *
 * @param loop the event loop
 * @param durationNanos how long
 * @param processorNanos for how much of that it had a processor
 */
record Measurement(String loop, long durationNanos, long processorNanos) {

  private static final long TOLERANCE_NANOS = 10_000_000;

  static List<Measurement> of(Recording recording) {
    return recording.standardOutput().stream()
        .filter(line -> line.startsWith("stalled "))
        .map(Measurement::of)
        .toList();
  }

  private static Measurement of(String line) {
    Map<String, String> fields =
        Arrays.stream(line.split(" "))
            .skip(1)
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    return new Measurement(
        fields.get("loop"),
        Long.parseLong(fields.get("duration_ns")),
        Long.parseLong(fields.get("processor_ns")));
  }

  /** Whether it had no processor for most of the time. */
  boolean isWithoutProcessor() {
    return processorNanos < durationNanos / 2;
  }

  /** How far a reported duration is off. */
  long errorNanos(long reportedNanos) {
    return Math.abs(reportedNanos - durationNanos);
  }

  /** Whether a reported duration is within 10 ms or 10 %. */
  boolean agreesWith(long reportedNanos) {
    return errorNanos(reportedNanos) <= Math.max(TOLERANCE_NANOS, durationNanos / 10);
  }
}
