package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the description of the trace-event form asks of a file, and Perfetto of what it shows: types
 * of fields, known phases, names of tracks, and slices of a track that lie beside or within each
 * other. Perfetto itself, which is no package that a build could get, is not started.
 */
final class TraceEventRules {

  private static final Comparator<Slice> AS_PERFETTO_READS =
      Comparator.comparingLong(Slice::start)
          .thenComparing(Comparator.comparingLong(Slice::nanos).reversed());

  private TraceEventRules() {}

  /** In whole nanoseconds, to which Perfetto rounds microseconds with decimals. */
  private record Slice(long start, long nanos) {
    long end() {
      return start + nanos;
    }
  }

  /** Asserts that events keep all rules. */
  static void assertKept(List<JsonObject> events) {
    Map<Long, List<Slice>> tracks = new HashMap<>();
    Set<Long> named = new HashSet<>();
    for (JsonObject event : events) {
      assertText(event, "name");
      assertInteger(event, "pid");
      assertInteger(event, "tid");
      assertThat(event.get("args").isJsonObject()).isTrue();
      long track = event.get("tid").getAsLong();
      if (event.get("ph").getAsString().equals("M")) {
        assertNames(event);
        named.add(event.get("name").getAsString().equals("thread_name") ? track : -1);
      } else {
        assertThat(event.get("ph").getAsString()).isEqualTo("X");
        assertText(event, "cat");
        assertThat(named).as("a name before the first slice").contains(track);
        tracks.computeIfAbsent(track, id -> new ArrayList<>()).add(slice(event));
      }
    }
    assertThat(events.get(0).get("name").getAsString()).isEqualTo("process_name");
    tracks.forEach(TraceEventRules::assertNested);
  }

  private static void assertText(JsonObject event, String field) {
    JsonPrimitive value = event.getAsJsonPrimitive(field);
    assertThat(value.isString()).as(field).isTrue();
    assertThat(value.getAsString()).as(field).isNotEmpty();
  }

  private static void assertInteger(JsonObject event, String field) {
    assertThat(event.getAsJsonPrimitive(field).getAsString()).as(field).matches("\\d+");
  }

  private static void assertNames(JsonObject event) {
    boolean isLabel = event.get("name").getAsString().equals("process_labels");
    assertThat(event.get("name").getAsString())
        .isIn("process_name", "process_labels", "thread_name");
    assertText(event.getAsJsonObject("args"), isLabel ? "labels" : "name");
  }

  private static Slice slice(JsonObject event) {
    double start = event.getAsJsonPrimitive("ts").getAsDouble();
    double duration = event.getAsJsonPrimitive("dur").getAsDouble();
    assertThat(start).isFinite().isNotNegative();
    assertThat(duration).isFinite().isNotNegative();
    return new Slice(Math.round(start * 1e3), Math.round(duration * 1e3));
  }

  private static void assertNested(long track, List<Slice> slices) {
    Deque<Slice> open = new ArrayDeque<>();
    for (Slice slice : slices.stream().sorted(AS_PERFETTO_READS).toList()) {
      while (!open.isEmpty() && open.peek().end() <= slice.start()) {
        open.pop();
      }
      if (!open.isEmpty()) {
        assertThat(slice.end())
            .as("track %d: %s within %s", track, slice, open.peek())
            .isLessThanOrEqualTo(open.peek().end());
      }
      open.push(slice);
    }
  }
}
