package io.loopwarden.engine.report;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.text.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** One JSON object a line, with the field names of the Elastic Common Schema, not nested. */
final class JsonEncoder extends EventEncoder {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  String encode(Event event) {
    StringWriter line = new StringWriter(1024);
    try (JsonWriter json = new JsonWriter(line)) {
      json.beginObject();
      json.name("@timestamp")
          .value(TIMESTAMP.format(Instant.ofEpochMilli(event.timestampMillis())));
      json.name("log.level").value(event.level().name());
      json.name("message").value(PlainText.value(event.message()));
      json.name("ecs.version").value("1.2.0");
      json.name("event.name").value("loopwarden." + event.name());
      for (Map.Entry<String, Object> field : event.jsonFields().entrySet()) {
        json.name(field.getKey());
        write(json, field.getValue());
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not throw
    }
    return line.append('\n').toString();
  }

  private static void write(JsonWriter json, Object value) throws IOException {
    if (value instanceof Number number) {
      json.value(number);
    } else if (value instanceof Boolean flag) {
      json.value(flag);
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object element : list) {
        write(json, element);
      }
      json.endArray();
    } else if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.name(PlainText.value(entry.getKey().toString()));
        write(json, entry.getValue());
      }
      json.endObject();
    } else {
      json.value(PlainText.value(value.toString()));
    }
  }
}
