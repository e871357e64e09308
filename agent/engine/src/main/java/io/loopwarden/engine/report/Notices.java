package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.record.Flood;
import org.slf4j.event.Level;

/** The log's entries about Loopwarden itself, each one line. */
final class Notices {

  private Notices() {}

  static Event invalidOption(Problem problem) {
    String message = problem.sentence() + "; " + problem.consequence();
    return notice(Level.WARN, "invalid_option", message)
        .both("key", problem.key())
        .both("value", problem.value())
        .text("allowed", new TextEncoder.Quoted(problem.allowed()))
        .json("loopwarden.allowed", problem.allowed());
  }

  static Event weavingFailed(String className, Throwable reason) {
    return notice(
            Level.WARN,
            "weaving_failed",
            className + " could not be woven and stays as it is: " + reason)
        .both("class", className)
        .both("reason", reason.toString());
  }

  static Event watching(String version, String mode, int operations, String eventLoop) {
    return notice(Level.INFO, "started", "Loopwarden watches this JVM's event loops")
        .both("version", version)
        .both("mode", mode)
        .both("operations", operations)
        .both("first_event_loop", eventLoop);
  }

  static Event stacksSampled(Flood flood) {
    return notice(
            Level.INFO,
            "stacks_sampled",
            flood.eventLoop()
                + " made too many blocking calls to walk each stack; numbers and durations are exact")
        .both("event_loop", flood.eventLoop())
        .both("calls", flood.calls())
        .both("stacks", flood.stacks())
        .both("factor", flood.factor());
  }

  static Event problem(String name, String message) {
    return notice(Level.WARN, name, message).text("message", new TextEncoder.Quoted(message));
  }

  static Event recovery(String name, String message) {
    return notice(Level.INFO, name, message).text("message", new TextEncoder.Quoted(message));
  }

  private static Event notice(Level level, String name, String message) {
    return new Event(level, name, message, System.currentTimeMillis());
  }
}
