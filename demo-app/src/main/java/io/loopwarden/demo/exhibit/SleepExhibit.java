package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Pausing: by sleeping, or with a timer. */
final class SleepExhibit implements Exhibit {
  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Vertx vertx;

  SleepExhibit(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "sleep",
        "Pausing",
        "Thread.sleep(150)",
        "vertx.timer(150)",
        "A pause needs a timer, not a thread.");
  }

  @Override
  public JsonObject mistake() throws InterruptedException {
    Thread.sleep(PAUSE.toMillis());
    return answer();
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx.timer(PAUSE.toMillis()).map(passed -> answer());
  }

  private static JsonObject answer() {
    return new JsonObject().put("paused_ms", PAUSE.toMillis());
  }
}
