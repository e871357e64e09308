package io.loopwarden.engine.result;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a result as one JSON object. The version of its form comes first, so that a reader knows
 * it before it comes to what it does not know.
 */
public final class JvmResultEncoder {

  /** The version of the form: a reader refuses what is newer. */
  static final int FORM = 1;

  /** What a report needs to be understood; the log has the rest. */
  private static final int MOST_FRAMES = 48;

  /** Many problems share this many frames; then the stacks are left out. */
  private static final int MOST_FRAMES_IN_ALL = 50_000;

  private final JsonWriter json;
  private int frames;

  private JvmResultEncoder(JsonWriter json) {
    this.json = json;
  }

  /**
   * Writes a result.
   *
   * @throws IOException if the target refuses it
   */
  public static void write(JvmResult result, Writer target) throws IOException {
    JsonWriter json = new JsonWriter(target);
    json.setHtmlSafe(false);
    new JvmResultEncoder(json).write(result);
    json.flush();
  }

  private void write(JvmResult result) throws IOException {
    json.beginObject();
    json.name("loopwarden_part").value(FORM);
    json.name("version").value(result.version());
    json.name("pid").value(result.pid());
    json.name("start_ms").value(result.startMillis());
    json.name("end_ms").value(result.endMillis());
    json.name("ended").value(result.ended());
    json.name("event_loops").value(result.eventLoops());
    json.name("below_threshold").value(result.belowThreshold());
    json.name("allowed").value(result.allowed());
    json.name("unclassified").value(result.unclassified());
    LoopTimes times = result.loopTimes();
    json.name("loop_ns").value(times.spanNanos());
    json.name("busy_ns").value(times.busyNanos());
    json.name("delays").value(HistogramText.encode(times.delaysNanos()));
    json.name("routes");
    write(times.routeNanos());
    json.name("groups").beginArray();
    for (JvmLoopGroup group : result.groups()) {
      write(group);
    }
    json.endArray();
    json.name("findings").beginArray();
    for (JvmProblem finding : result.findings()) {
      write(finding);
    }
    json.endArray();
    if (result.ran().areKnown()) {
      names("ran_on_loops", result.ran().onLoops());
      names("ran_elsewhere", result.ran().elsewhere());
    }
    json.endObject();
  }

  private void write(JvmLoopGroup group) throws IOException {
    json.beginObject();
    json.name("name").value(group.name());
    json.name("event_loops").value(group.eventLoops());
    json.name("loop_ns").value(group.spanNanos());
    json.name("busy_ns").value(group.busyNanos());
    json.name("blocked_ns").value(group.blockedNanos());
    json.name("longest_ns").value(group.longestNanos());
    json.name("iterations").value(HistogramText.encode(group.iterationsNanos()));
    json.name("delays").value(HistogramText.encode(group.delaysNanos()));
    json.name("stalls");
    write(group.stalls());
    json.endObject();
  }

  private void write(Map<String, Long> numbers) throws IOException {
    json.beginObject();
    for (Map.Entry<String, Long> each : numbers.entrySet()) {
      json.name(each.getKey()).value(each.getValue());
    }
    json.endObject();
  }

  private void names(String key, Set<String> names) throws IOException {
    json.name(key).beginArray();
    for (String name : new TreeSet<>(names)) {
      json.value(name);
    }
    json.endArray();
  }

  private void write(JvmProblem finding) throws IOException {
    json.beginObject();
    json.name("fingerprint").value(finding.fingerprint());
    json.name("former_fingerprints").beginArray();
    for (String former : finding.formerFingerprints()) {
      json.value(former);
    }
    json.endArray();
    json.name("call").value(finding.call());
    json.name("operation").value(finding.operation());
    json.name("category").value(finding.category());
    json.name("site").value(finding.site());
    json.name("function").value(finding.function());
    json.name("remedy").value(finding.remedy());
    json.name("verdict").value(finding.verdict().name().toLowerCase(Locale.ROOT));
    json.name("by_nature").value(finding.byNature());
    json.name("deadlock").value(finding.deadlock());
    json.name("occurrences").value(finding.occurrences());
    json.name("judged_by_tests").value(finding.judgedByTests());
    json.name("total_ns").value(finding.totalNanos());
    json.name("longest_ns").value(finding.longestNanos());
    json.name("delayed_ns").value(finding.delayedNanos());
    json.name("durations").value(HistogramText.encode(finding.durationsNanos()));
    json.name("stack").beginArray();
    int shown = Math.min(finding.stack().size(), MOST_FRAMES);
    if (frames + shown <= MOST_FRAMES_IN_ALL) {
      frames += shown;
      for (String frame : finding.stack().subList(0, shown)) {
        json.value(frame);
      }
    }
    json.endArray();
    json.endObject();
  }
}
