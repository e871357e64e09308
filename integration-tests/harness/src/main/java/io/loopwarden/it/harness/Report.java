package io.loopwarden.it.harness;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * One line of the agent's JSON log, read by the contract's keys. A key that the event lacks is
 * null, or 0 if it is a number.
 *
 * @param json the whole line
 */
public record Report(JsonObject json) {
  /** An operation was executed on an event loop. */
  public static final String BLOCKING_CALL = "loopwarden.blocking_call";

  /** An event loop's iteration took too long. */
  public static final String STALL = "loopwarden.stall";

  /** What was counted, written when the JVM ends. */
  public static final String SUMMARY = "loopwarden.summary";

  public String eventName() {
    return text("event.name");
  }

  public boolean isBlockingCall() {
    return BLOCKING_CALL.equals(eventName());
  }

  public String operation() {
    return text("loopwarden.operation");
  }

  public String category() {
    return text("loopwarden.category");
  }

  public long durationNanos() {
    return number("loopwarden.duration_ns");
  }

  public String eventLoop() {
    return text("loopwarden.event_loop");
  }

  public String fingerprint() {
    return text("loopwarden.fingerprint");
  }

  /** Whether an operation blocked beneath the call, in this or an earlier occurrence. */
  public boolean isBlockedBy(String operation) {
    if (json.has("loopwarden.operations")) {
      for (JsonElement each : json.getAsJsonArray("loopwarden.operations")) {
        if (each.getAsJsonObject().get("operation").getAsString().equals(operation)) {
          return true;
        }
      }
    }
    return operation().equals(operation);
  }

  public long occurrences() {
    return number("loopwarden.occurrences");
  }

  public String remedy() {
    return text("loopwarden.remedy");
  }

  /** The site: the class and method of the first frame of the application. */
  public String function() {
    return text("code.function.name");
  }

  public String file() {
    return text("code.file.path");
  }

  public long line() {
    return number("code.line.number");
  }

  public String stackTrace() {
    return text("code.stacktrace");
  }

  public String threadName() {
    return text("thread.name");
  }

  public long threadId() {
    return number("thread.id");
  }

  /** Any text of the event. */
  public String text(String key) {
    JsonElement value = json.get(key);
    return value == null ? null : value.getAsString();
  }

  /** Any number of the event. */
  public long number(String key) {
    JsonElement value = json.get(key);
    return value == null ? 0 : value.getAsLong();
  }

  /** Whether the event says so; what it does not mention is not so. */
  public boolean flag(String key) {
    JsonElement value = json.get(key);
    return value != null && value.getAsBoolean();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
