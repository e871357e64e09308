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
public final class Event {

  /** The name of the summary. */
  static final String SUMMARY = "summary";

  /** The stack of a report in the JSON form. */
  public static final String STACK = "code.stacktrace";

  /** The stack of another thread that is to blame. */
  public static final String OTHER_STACK = "loopwarden.owner_stack";

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
  public Event(Level level, String name, String message, long timestampMillis) {
    this.level = level;
    this.name = name;
    this.message = message;
    this.timestampMillis = timestampMillis;
  }

  /** The same as information, because the test that runs judges it. */
  Event judgedByTest() {
    Event copy = new Event(Level.INFO, name, message, timestampMillis);
    copy.textFields.putAll(textFields);
    copy.moreFields.putAll(moreFields);
    copy.jsonFields.putAll(jsonFields);
    copy.details.addAll(details);
    return copy.both("judged_by", "test");
  }

  Event text(String key, Object value) {
    textFields.put(key, value);
    return this;
  }

  /** A field of the JSON form only. */
  public Event json(String key, Object value) {
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

  /** Whether a field of the JSON form is a stack, which may be shortened. */
  public static boolean isStack(String key) {
    return key.equals(STACK) || key.equals(OTHER_STACK);
  }

  /** A stack without its outermost frames, if it has more than so many characters. */
  public static String shortened(String stack, int most) {
    if (most >= stack.length()) {
      return stack;
    }
    int end = stack.lastIndexOf('\n', most) + 1;
    return stack.substring(0, end) + "\t…\n";
  }

  /** How severe it is. */
  public Level level() {
    return level;
  }

  /** Its name, such as {@code blocking_call}. */
  public String name() {
    return name;
  }

  /** A sentence. */
  public String message() {
    return message;
  }

  /** When it happened, since the epoch. */
  public long timestampMillis() {
    return timestampMillis;
  }

  Map<String, Object> textFields() {
    return textFields;
  }

  /** What the logfmt form has beside the fields of the text form. */
  Map<String, Object> moreFields() {
    return moreFields;
  }

  /** The fields of the JSON form: numbers, flags, lists, maps and texts of the host. */
  public Map<String, Object> jsonFields() {
    return jsonFields;
  }

  List<String> details() {
    return details;
  }
}
