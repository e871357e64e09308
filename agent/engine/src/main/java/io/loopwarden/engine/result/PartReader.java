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

/** Reads a part back. What it does not know within its form, it passes over. */
final class PartReader {

  private final Map<?, ?> fields;

  private PartReader(@Nullable Object object) throws UnreadablePartException {
    if (!(object instanceof Map<?, ?> map)) {
      throw new UnreadablePartException("it is no part that an agent wrote");
    }
    this.fields = map;
  }

  /**
   * Reads a part.
   *
   * @throws UnreadablePartException if it is none, is cut off, or has a newer form
   */
  static Part read(String text) throws UnreadablePartException {
    return new PartReader(JsonText.parse(text)).part();
  }

  private Part part() throws UnreadablePartException {
    long form = number("loopwarden_part");
    if (form > PartWriter.FORM) {
      throw new UnreadablePartException(
          "its form is " + form + ", and this version reads up to " + PartWriter.FORM);
    }
    List<PartFinding> findings = new ArrayList<>();
    for (Object each : list("findings")) {
      findings.add(new PartReader(each).finding());
    }
    return new Part(
        text("version"),
        number("pid"),
        number("start_ms"),
        number("end_ms"),
        isTrue("ended"),
        number("event_loops"),
        number("below_threshold"),
        number("allowed"),
        fields.containsKey("unclassified") ? number("unclassified") : 0, // absent in older parts
        loopTimes(),
        groups(),
        findings,
        new RanMethods(names("ran_on_loops"), names("ran_elsewhere")));
  }

  /** Names, which are absent in most parts. */
  private Set<String> names(String key) throws UnreadablePartException {
    Set<String> names = new HashSet<>();
    if (fields.containsKey(key)) {
      for (Object name : list(key)) {
        names.add(PlainText.name(String.valueOf(name)));
      }
    }
    return names;
  }

  private LoopTimes loopTimes() throws UnreadablePartException {
    return fields.containsKey("loop_ns") // absent in older parts, like the routes
        ? new LoopTimes(
            number("loop_ns"),
            number("busy_ns"),
            Histograms.decode(text("delays")),
            numbers("routes"))
        : LoopTimes.unknown();
  }

  private Map<String, Long> numbers(String key) throws UnreadablePartException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    if (fields.containsKey(key)) {
      PartReader object = new PartReader(field(key));
      for (Object name : object.fields.keySet()) {
        numbers.put(name.toString(), object.number(name.toString()));
      }
    }
    return numbers;
  }

  /** Absent in older parts. */
  private List<PartGroup> groups() throws UnreadablePartException {
    List<PartGroup> groups = new ArrayList<>();
    if (fields.containsKey("groups")) {
      for (Object each : list("groups")) {
        groups.add(new PartReader(each).group());
      }
    }
    return groups;
  }

  private PartGroup group() throws UnreadablePartException {
    return new PartGroup(
        text("name"),
        number("event_loops"),
        number("loop_ns"),
        number("busy_ns"),
        number("blocked_ns"),
        number("longest_ns"),
        Histograms.decode(text("iterations")),
        Histograms.decode(text("delays")),
        numbers("stalls"));
  }

  private PartFinding finding() throws UnreadablePartException {
    List<String> stack = new ArrayList<>();
    for (Object frame : list("stack")) {
      stack.add(String.valueOf(frame));
    }
    List<String> former = new ArrayList<>();
    if (fields.containsKey("former_fingerprints")) { // absent in older parts, like the call
      for (Object each : list("former_fingerprints")) {
        former.add(String.valueOf(each));
      }
    }
    return new PartFinding(
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
        Histograms.decode(text("durations")),
        stack);
  }

  private PartFinding.Verdict verdict() throws UnreadablePartException {
    String name = text("verdict");
    try {
      return PartFinding.Verdict.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnreadablePartException("there is no verdict \"" + name + '"');
    }
  }

  private Object field(String name) throws UnreadablePartException {
    Object value = fields.get(name);
    if (value == null) {
      throw new UnreadablePartException("it is no part that an agent wrote: it has no " + name);
    }
    return value;
  }

  private String text(String name) throws UnreadablePartException {
    if (field(name) instanceof String text) {
      return text;
    }
    throw new UnreadablePartException(name + " is no text");
  }

  private List<?> list(String name) throws UnreadablePartException {
    if (field(name) instanceof List<?> list) {
      return list;
    }
    throw new UnreadablePartException(name + " is no list");
  }

  private boolean isTrue(String name) throws UnreadablePartException {
    if (field(name) instanceof Boolean value) {
      return value;
    }
    throw new UnreadablePartException(name + " is neither true nor false");
  }

  private long number(String name) throws UnreadablePartException {
    try {
      long number = Long.parseLong(text(name));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as good as one below zero
    }
    throw new UnreadablePartException(name + " is no whole number from 0 on");
  }
}
