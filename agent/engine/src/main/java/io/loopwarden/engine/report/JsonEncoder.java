package io.loopwarden.engine.report;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.text.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One JSON object a line, with the field names of the Elastic Common Schema, not nested. A report
 * has at most {@value #MOST_BYTES} bytes: where it would be longer, its stacks are cut, then long
 * values, and then the last fields left out.
 */
final class JsonEncoder extends EventEncoder {

  /** No report is longer, in bytes; the summary has a row for each problem. */
  static final int MOST_BYTES = 8192;

  /** For the mark that a stack was cut. */
  private static final int MARGIN = 16;

  /** A stack is never cut below this: the names of a few frames. */
  private static final int SHORTEST_STACK = 1024;

  private static final int LONG_VALUE = 200;

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
    String line = encode(event, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    if (excess(line) <= 0 || event.name().equals(Event.SUMMARY)) {
      return line;
    }
    line = encode(event, excess(line) + MARGIN, Integer.MAX_VALUE, Integer.MAX_VALUE);
    for (int fields = event.jsonFields().size(); excess(line) > 0 && fields >= 0; fields--) {
      line = encode(event, Integer.MAX_VALUE, LONG_VALUE, fields);
    }
    return line;
  }

  private static int excess(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length - MOST_BYTES;
  }

  /**
   * The object.
   *
   * @param cut how many characters its stacks are to be shorter; the rest of a stack is enough to
   *     find the line
   * @param longest how many characters any other value may have
   * @param fields how many of the event's fields it has
   */
  private String encode(Event event, int cut, int longest, int fields) {
    StringWriter line = new StringWriter(1024);
    try (JsonWriter json = new JsonWriter(line)) {
      json.beginObject();
      json.name("@timestamp").value(Timestamp.of(event.timestampMillis()));
      json.name("log.level").value(event.level().name());
      json.name("message").value(text(event.message(), longest));
      json.name("ecs.version").value("1.2.0");
      json.name("event.name").value("loopwarden." + event.name());
      for (Map.Entry<String, Object> field : origin.jsonFields().entrySet()) {
        json.name(field.getKey());
        write(json, field.getValue(), longest);
      }
      int left = fields;
      for (Map.Entry<String, Object> field : event.jsonFields().entrySet()) {
        if (left-- <= 0) {
          break;
        }
        json.name(field.getKey());
        if (Event.isStack(field.getKey())) {
          json.value(PlainText.value(shortened(field.getValue().toString(), cut)));
        } else {
          write(json, field.getValue(), longest);
        }
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not throw
    }
    return line.append('\n').toString();
  }

  private static String shortened(String stack, int cut) {
    return cut == 0
        ? stack
        : Event.shortened(stack, Math.max(SHORTEST_STACK, stack.length() - cut));
  }

  private static String text(String value, int longest) {
    String text = PlainText.field(value);
    return text.length() > longest ? text.substring(0, longest) + '…' : text;
  }

  private static void write(JsonWriter json, Object value, int longest) throws IOException {
    if (value instanceof Number number) {
      json.value(number);
    } else if (value instanceof Boolean flag) {
      json.value(flag);
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object element : list) {
        write(json, element, longest);
      }
      json.endArray();
    } else if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.name(PlainText.field(entry.getKey().toString()));
        write(json, entry.getValue(), longest);
      }
      json.endObject();
    } else {
      json.value(text(value.toString(), longest));
    }
  }
}
