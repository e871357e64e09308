package io.loopwarden.engine.metrics.otlp;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.report.Event;
import io.loopwarden.engine.text.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Entries of the log as a message of OTLP: attributes have the names of the log's JSON form.
 *
 * @param nowMillis when they are sent, since the epoch
 */
record LogsMessage(List<Event> events, long nowMillis) implements Resource.Content {

  private static final String TRACE = "trace.id";
  private static final String SPAN = "span.id";
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;
  private static final int LONGEST_STACK = 6_000;

  byte[] of(Resource resource) {
    return resource.message("resourceLogs", "scopeLogs", "logRecords", this);
  }

  @Override
  public void writeTo(JsonWriter json) throws IOException {
    for (Event event : events) {
      write(json, event);
    }
  }

  private void write(JsonWriter json, Event event) throws IOException {
    String name = "loopwarden." + event.name();
    json.beginObject();
    json.name("timeUnixNano").value(OtlpJson.nanos(event.timestampMillis()));
    json.name("observedTimeUnixNano").value(OtlpJson.nanos(nowMillis));
    json.name("severityNumber").value(severity(event.level()));
    json.name("severityText").value(event.level().name());
    json.name("eventName").value(name);
    json.name("body").beginObject();
    json.name("stringValue").value(PlainText.value(event.message())).endObject();
    writeId(json, "traceId", event.jsonFields().get(TRACE), TRACE_DIGITS);
    writeId(json, "spanId", event.jsonFields().get(SPAN), SPAN_DIGITS);
    json.name("attributes").beginArray();
    OtlpJson.attribute(json, "event.name", name); // for collectors older than the field
    for (Map.Entry<String, Object> field : event.jsonFields().entrySet()) {
      OtlpJson.attribute(json, field.getKey(), shortened(field));
    }
    json.endArray().endObject();
  }

  private static void writeId(JsonWriter json, String name, @Nullable Object id, int digits)
      throws IOException {
    if (id != null && OtlpJson.isId(id, digits)) {
      json.name(name).value(id.toString());
    }
  }

  private static Object shortened(Map.Entry<String, Object> field) {
    return Event.isStack(field.getKey())
        ? Event.shortened(field.getValue().toString(), LONGEST_STACK)
        : field.getValue();
  }

  /** The first of the four numbers that OpenTelemetry has for a level. */
  private static int severity(Level level) {
    return switch (level) {
      case TRACE -> 1;
      case DEBUG -> 5;
      case INFO -> 9;
      case WARN -> 13;
      case ERROR -> 17;
    };
  }
}
