package io.loopwarden.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * One entry of the log, independent of its form: what the text and logfmt forms call {@code
 * duration_ms}, the JSON form calls {@code loopwarden.duration_ns}, so an event carries both sets
 * of fields.
 */
final class Event {

  /** The stack of a report in the JSON form. */
  static final String STACK = "code.stacktrace";

  /** The stack of another thread that is to blame. */
  static final String OTHER_STACK = "loopwarden.owner_stack";

  private final Level level;
  private final String name;
  private final String message;
  private final long timestampMillis;
  private final Map<String, Object> textFields = new LinkedHashMap<>();
  private final Map<String, Object> moreFields = new LinkedHashMap<>();
  private final Map<String, Object> jsonFields = new LinkedHashMap<>();
  private final List<String> details = new ArrayList<>();

  /**
   * Makes an event without fields.
   *
   * @param name such as {@code blocking_call}
   * @param message a sentence for the JSON form
   * @param timestampMillis when it happened, since the epoch
   */
  Event(Level level, String name, String message, long timestampMillis) {
    this.level = level;
    this.name = name;
    this.message = message;
    this.timestampMillis = timestampMillis;
  }

  Event text(String key, Object value) {
    textFields.put(key, value);
    return this;
  }

  Event json(String key, Object value) {
    jsonFields.put(key, value);
    return this;
  }

  /** A field that has the same value in both forms. */
  Event both(String key, Object value) {
    return text(key, value).json("loopwarden." + key, value);
  }

  /** A field that the first line of the text form has no room for. */
  Event more(String key, Object value) {
    return logfmt(key, value).json("loopwarden." + key, value);
  }

  /** A field of the logfmt form only. */
  Event logfmt(String key, Object value) {
    moreFields.put(key, value);
    return this;
  }

  /** A line that follows the text form, after a tab. */
  Event detail(String line) {
    details.add(line);
    return this;
  }

  /** Lines that follow the text form, each after a tab. */
  Event details(List<String> lines) {
    details.addAll(lines);
    return this;
  }

  Level level() {
    return level;
  }

  String name() {
    return name;
  }

  String message() {
    return message;
  }

  long timestampMillis() {
    return timestampMillis;
  }

  Map<String, Object> textFields() {
    return textFields;
  }

  /** What the logfmt form has beside the fields of the text form. */
  Map<String, Object> moreFields() {
    return moreFields;
  }

  Map<String, Object> jsonFields() {
    return jsonFields;
  }

  List<String> details() {
    return details;
  }
}
