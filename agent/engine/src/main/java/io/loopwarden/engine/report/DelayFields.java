package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Delay;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom an event loop kept waiting, as fields and in words. */
final class DelayFields {

  private DelayFields() {}

  /** Adds them; nothing if nobody is known to have waited. */
  static void add(Event event, Delay delay) {
    if (delay.isKnown()) {
      event
          .logfmt("delayed_tasks", delay.tasks())
          .logfmt("delayed_channels", delay.channels())
          .logfmt("delayed_ms", Milliseconds.of(delay.nanos()))
          .json("loopwarden.delayed", object(delay));
    }
  }

  /** The same for programs. */
  static Map<String, Object> object(Delay delay) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("tasks", delay.tasks());
    object.put("channels", delay.channels());
    object.put("total_ns", delay.nanos());
    return object;
  }

  /** The same in words, to follow others after a comma; empty if nobody is known to have waited. */
  static String words(Delay delay) {
    return delay.isKnown() ? ", kept waiting: " + delay.words() : "";
  }
}
