package io.loopwarden.engine.health;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.http.Page;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The health as JSON, with status 503 if something is wrong. */
public final class HealthPage implements Page {

  private static final String TYPE = "application/json";

  private final Supplier<HealthStatus> health;
  private final boolean isLiveness;

  /**
   * Makes a page.
   *
   * @param isLiveness whether only what a new start is likely to cure makes the status 503
   */
  public HealthPage(Supplier<HealthStatus> health, boolean isLiveness) {
    this.health = health;
    this.isLiveness = isLiveness;
  }

  @Override
  public Content content(Function<String, @Nullable String> headers) throws IOException {
    HealthStatus status = health.get();
    boolean isUp = isLiveness ? status.isLive() : status.isHealthy();
    byte[] body = json(status, isUp).getBytes(StandardCharsets.UTF_8);
    return isUp ? new Content(TYPE, body) : Content.unavailable(TYPE, body);
  }

  private static String json(HealthStatus status, boolean isUp) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.beginObject();
    json.name("status").value(isUp ? "UP" : "DOWN");
    json.name("live").value(status.isLive());
    json.name("reasons").beginArray();
    for (HealthReason reason : status.reasons()) {
      json.beginObject();
      json.name("kind").value(reason.kind().key());
      json.name("subject").value(reason.subject());
      json.name("duration_ms").value(TimeUnit.NANOSECONDS.toMillis(reason.durationNanos()));
      json.name("message").value(reason.message());
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.flush();
    return text.append('\n').toString();
  }
}
