package io.loopwarden.engine.metrics.otlp;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.text.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The parts that all messages of OTLP have, in the JSON form of Protocol Buffers: 64-bit integers
 * are texts; ids are hexadecimal, which is OTLP's own rule.
 */
final class OtlpJson {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private OtlpJson() {}

  /** A moment, in nanoseconds since the epoch. */
  static String nanos(long epochMillis) {
    return Long.toString(epochMillis * NANOS_PER_MILLI);
  }

  /** Whether a text is an id of so many digits: a collector rejects all of a message otherwise. */
  static boolean isId(Object text, int digits) {
    String id = text.toString();
    if (id.length() != digits) {
      return false;
    }
    for (int i = 0; i < digits; i++) {
      if (Character.digit(id.charAt(i), 16) < 0 || id.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  /** One attribute, in an array of them. */
  static void attribute(JsonWriter json, String key, Object value) throws IOException {
    json.beginObject().name("key").value(PlainText.value(key)).name("value");
    value(json, value);
    json.endObject();
  }

  /** A value of any type, with its type. */
  static void value(JsonWriter json, Object value) throws IOException {
    json.beginObject();
    if (value instanceof Boolean flag) {
      json.name("boolValue").value(flag);
    } else if (value instanceof Double number) {
      json.name("doubleValue").value(number);
    } else if (value instanceof Integer || value instanceof Long) {
      json.name("intValue").value(value.toString());
    } else if (value instanceof List<?> list) {
      json.name("arrayValue").beginObject().name("values").beginArray();
      for (Object element : list) {
        value(json, element);
      }
      json.endArray().endObject();
    } else if (value instanceof Map<?, ?> map) {
      json.name("kvlistValue").beginObject().name("values").beginArray();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        attribute(json, entry.getKey().toString(), entry.getValue());
      }
      json.endArray().endObject();
    } else {
      json.name("stringValue").value(PlainText.value(value.toString()));
    }
    json.endObject();
  }
}
