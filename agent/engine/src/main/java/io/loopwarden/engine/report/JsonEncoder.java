package io.loopwarden.engine.report;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.text.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One JSON object a line, with the field names of the Elastic Common Schema, not nested. */
final class JsonEncoder extends EventEncoder {

  /** No report is longer, in bytes; the summary has a row for each problem. */
  static final int MOST_BYTES = 8192;

  /** For the mark that a stack was cut. */
  private static final int MARGIN = 16;

  /** A stack is never cut below this: the names of a few frames. */
  private static final int SHORTEST_STACK = 1024;

  private final Origin origin;

  /**
   * Makes one.
   *
   * @param origin what each object says of the program
   */
  JsonEncoder(Origin origin) {
    this.origin = origin;
  }

  @Override
  String encode(Event event) {
    String line = encode(event, 0);
    int excess = line.getBytes(StandardCharsets.UTF_8).length - MOST_BYTES;
    return excess <= 0 || !event.jsonFields().containsKey(Event.STACK)
        ? line
        : encode(event, excess + MARGIN);
  }

  /** The object, its stack cut by so many bytes; the rest of it is enough to find the line. */
  private String encode(Event event, int excess) {
    StringWriter line = new StringWriter(1024);
    try (JsonWriter json = new JsonWriter(line)) {
      json.beginObject();
      json.name("@timestamp").value(Timestamp.of(event.timestampMillis()));
      json.name("log.level").value(event.level().name());
      json.name("message").value(PlainText.field(event.message()));
      json.name("ecs.version").value("1.2.0");
      json.name("event.name").value("loopwarden." + event.name());
      for (Map.Entry<String, Object> field : origin.jsonFields().entrySet()) {
        json.name(field.getKey());
        write(json, field.getValue());
      }
      for (Map.Entry<String, Object> field : event.jsonFields().entrySet()) {
        json.name(field.getKey());
        if (Event.isStack(field.getKey())) {
          json.value(PlainText.value(cut(field.getValue().toString(), excess)));
        } else {
          write(json, field.getValue());
        }
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not throw
    }
    return line.append('\n').toString();
  }

  private static String cut(String stack, int excess) {
    return excess == 0
        ? stack
        : Event.shortened(stack, Math.max(SHORTEST_STACK, stack.length() - excess));
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
        json.name(PlainText.field(entry.getKey().toString()));
        write(json, entry.getValue());
      }
      json.endObject();
    } else {
      json.value(PlainText.field(value.toString()));
    }
  }
}
