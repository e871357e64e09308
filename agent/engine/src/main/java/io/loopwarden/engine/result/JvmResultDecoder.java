package io.loopwarden.engine.result;

import io.loopwarden.engine.text.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a result back. What it does not know within its form, it passes over. */
final class JvmResultDecoder {

  private final Map<?, ?> fields;

  private JvmResultDecoder(@Nullable Object object) throws UnreadableResultException {
    if (!(object instanceof Map<?, ?> map)) {
      throw new UnreadableResultException("this is not a result file of Loopwarden");
    }
    this.fields = map;
  }

  /**
   * Reads a result.
   *
   * @throws UnreadableResultException if it is none, is cut off, or has a newer form
   */
  static JvmResult read(String text) throws UnreadableResultException {
    return new JvmResultDecoder(JsonText.parse(text)).result();
  }

  private JvmResult result() throws UnreadableResultException {
    long form = number("loopwarden_part");
    if (form > JvmResultEncoder.FORM) {
      throw new UnreadableResultException(
          "its form is " + form + ", and this version reads up to " + JvmResultEncoder.FORM);
    }
    List<JvmProblem> findings = new ArrayList<>();
    for (Object each : list("findings")) {
      findings.add(new JvmResultDecoder(each).finding());
    }
    return new JvmResult(
        text("version"),
        number("pid"),
        number("start_ms"),
        number("end_ms"),
        isTrue("ended"),
        number("event_loops"),
        number("below_threshold"),
        number("allowed"),
        fields.containsKey("unclassified") ? number("unclassified") : 0, // absent in older results
        loopTimes(),
        groups(),
        findings,
        new RanMethods(names("ran_on_loops"), names("ran_elsewhere")));
  }

  /** Names, which are absent in most results. */
  private Set<String> names(String key) throws UnreadableResultException {
    Set<String> names = new HashSet<>();
    if (fields.containsKey(key)) {
      for (Object name : list(key)) {
        names.add(PlainText.name(String.valueOf(name)));
      }
    }
    return names;
  }

  private LoopTimes loopTimes() throws UnreadableResultException {
    return fields.containsKey("loop_ns") // absent in older results, like the routes
        ? new LoopTimes(
            number("loop_ns"),
            number("busy_ns"),
            HistogramText.decode(text("delays")),
            numbers("routes"))
        : LoopTimes.unknown();
  }

  private Map<String, Long> numbers(String key) throws UnreadableResultException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    if (fields.containsKey(key)) {
      JvmResultDecoder object = new JvmResultDecoder(field(key));
      for (Object name : object.fields.keySet()) {
        numbers.put(name.toString(), object.number(name.toString()));
      }
    }
    return numbers;
  }

  /** Absent in older results. */
  private List<JvmLoopGroup> groups() throws UnreadableResultException {
    List<JvmLoopGroup> groups = new ArrayList<>();
    if (fields.containsKey("groups")) {
      for (Object each : list("groups")) {
        groups.add(new JvmResultDecoder(each).group());
      }
    }
    return groups;
  }

  private JvmLoopGroup group() throws UnreadableResultException {
    return new JvmLoopGroup(
        text("name"),
        number("event_loops"),
        number("loop_ns"),
        number("busy_ns"),
        number("blocked_ns"),
        number("longest_ns"),
        HistogramText.decode(text("iterations")),
        HistogramText.decode(text("delays")),
        numbers("stalls"));
  }

  private JvmProblem finding() throws UnreadableResultException {
    List<String> stack = new ArrayList<>();
    for (Object frame : list("stack")) {
      stack.add(String.valueOf(frame));
    }
    List<String> former = new ArrayList<>();
    if (fields.containsKey("former_fingerprints")) { // absent in older results, like the call
      for (Object each : list("former_fingerprints")) {
        former.add(String.valueOf(each));
      }
    }
    return new JvmProblem(
        text("fingerprint"),
        former,
        text(fields.containsKey("call") ? "call" : "operation"),
        text("operation"),
        text("category"),
        text("site"),
        text("function"),
        text("remedy"),
        verdict(),
        isTrue("by_nature"),
        isTrue("deadlock"),
        number("occurrences"),
        fields.containsKey("judged_by_tests") ? number("judged_by_tests") : 0, // as unclassified
        number("total_ns"),
        number("longest_ns"),
        fields.containsKey("delayed_ns") ? number("delayed_ns") : 0, // likewise
        HistogramText.decode(text("durations")),
        stack);
  }

  private JvmProblem.Verdict verdict() throws UnreadableResultException {
    String name = text("verdict");
    try {
      return JvmProblem.Verdict.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnreadableResultException("there is no verdict \"" + name + '"');
    }
  }

  private Object field(String name) throws UnreadableResultException {
    Object value = fields.get(name);
    if (value == null) {
      throw new UnreadableResultException(
          "this is not a result file of Loopwarden: it has no " + name);
    }
    return value;
  }

  private String text(String name) throws UnreadableResultException {
    if (field(name) instanceof String text) {
      return text;
    }
    throw new UnreadableResultException(name + " is no text");
  }

  private List<?> list(String name) throws UnreadableResultException {
    if (field(name) instanceof List<?> list) {
      return list;
    }
    throw new UnreadableResultException(name + " is no list");
  }

  private boolean isTrue(String name) throws UnreadableResultException {
    if (field(name) instanceof Boolean value) {
      return value;
    }
    throw new UnreadableResultException(name + " is neither true nor false");
  }

  private long number(String name) throws UnreadableResultException {
    try {
      long number = Long.parseLong(text(name));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as good as one below zero
    }
    throw new UnreadableResultException(name + " must be an integer of at least 0");
  }
}
