package io.loopwarden.demo.web;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.BlockingEvent.Verdict;
import io.loopwarden.api.Loopwarden;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API of the agent; can be linked only in a JVM that the agent is attached to. */
final class AttachedAgent {

  /** What a rule allows is worth showing if others had to wait for it. */
  private static final Duration NOTICEABLE = Duration.ofMillis(20);

  private static final String OWN_PACKAGES = "io.loopwarden.demo.";

  private AttachedAgent() {}

  /** Listens from now on; empty if the agent is disabled. */
  static Optional<Runnable> listen(Consumer<JsonObject> listener) {
    if (!Loopwarden.isWatching()) {
      return Optional.empty();
    }
    return Optional.of(
        Loopwarden.listen(
                event -> {
                  if (event.verdict() == Verdict.VIOLATION
                      || event.duration().compareTo(NOTICEABLE) >= 0) {
                    listener.accept(report(event));
                  }
                })
            ::close);
  }

  private static JsonObject report(BlockingEvent event) {
    return new JsonObject()
        .put("time", event.end().toString())
        .put("duration_ms", event.duration().toNanos() / 1e6)
        .put("site", event.site())
        .put("function", event.function())
        .put("call", event.call())
        .put("operation", event.operation())
        .put("route", event.route())
        .put("remedy", event.remedy())
        .put("remedy_url", event.remedyUrl())
        .put("fingerprint", event.fingerprint())
        .put("allowed", event.reason())
        .put("stack", frames(event.stackTrace()))
        .put("text", event.report().stripTrailing());
  }

  /** The frames, the innermost first, and which of them are of this program. */
  private static JsonArray frames(List<StackTraceElement> stack) {
    JsonArray frames = new JsonArray();
    for (StackTraceElement frame : stack) {
      boolean isOwn = frame.getClassName().startsWith(OWN_PACKAGES);
      frames.add(new JsonObject().put("frame", frame.toString()).put("own", isOwn));
    }
    return frames;
  }
}
