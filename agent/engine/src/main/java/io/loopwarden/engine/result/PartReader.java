package io.loopwarden.engine.result;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a part back. What it does not know within its form, it passes over. */
final class PartReader {

  private static final String FINDINGS = "findings";
  private static final String STACK = "stack";

  private final JsonReader json;

  private PartReader(JsonReader json) {
    this.json = json;
  }

  /**
   * Reads a part.
   *
   * @throws UnreadablePartException if it is none, is cut off, or has a newer form
   * @throws IOException if the source fails
   */
  static Part read(Reader source) throws IOException, UnreadablePartException {
    try {
      return new PartReader(new JsonReader(source)).part();
    } catch (EOFException e) {
      throw new UnreadablePartException("it is cut off");
    } catch (IllegalStateException
        | NumberFormatException
        | com.google.gson.stream.MalformedJsonException e) {
      throw new UnreadablePartException("it is no part that an agent wrote");
    }
  }

  private Part part() throws IOException, UnreadablePartException {
    json.beginObject();
    if (!json.nextName().equals("loopwarden_part")) {
      throw new UnreadablePartException("it is no part that an agent wrote");
    }
    int form = json.nextInt();
    if (form > PartWriter.FORM) {
      throw new UnreadablePartException(
          "its form is " + form + ", and this version reads up to " + PartWriter.FORM);
    }
    List<PartFinding> findings = new ArrayList<>();
    Fields fields = new Fields();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals(FINDINGS)) {
        json.beginArray();
        while (json.hasNext()) {
          findings.add(finding());
        }
        json.endArray();
      } else {
        fields.read(name, json);
      }
    }
    json.endObject();
    return new Part(
        fields.text("version"),
        fields.number("pid"),
        fields.number("start_ms"),
        fields.number("end_ms"),
        fields.isTrue("ended"),
        fields.number("event_loops"),
        fields.number("below_threshold"),
        fields.number("excused"),
        findings);
  }

  private PartFinding finding() throws IOException, UnreadablePartException {
    Fields fields = new Fields();
    List<String> stack = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals(STACK)) {
        json.beginArray();
        while (json.hasNext()) {
          stack.add(json.nextString());
        }
        json.endArray();
      } else {
        fields.read(name, json);
      }
    }
    json.endObject();
    return new PartFinding(
        fields.text("fingerprint"),
        fields.text("operation"),
        fields.text("category"),
        fields.text("site"),
        fields.text("function"),
        fields.text("remedy"),
        verdict(fields.text("verdict")),
        fields.isTrue("by_nature"),
        fields.isTrue("deadlock"),
        fields.number("occurrences"),
        fields.number("total_ns"),
        fields.number("longest_ns"),
        Histograms.decode(fields.text("durations")),
        stack);
  }

  private static PartFinding.Verdict verdict(String name) throws UnreadablePartException {
    try {
      return PartFinding.Verdict.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnreadablePartException("there is no verdict \"" + name + '"');
    }
  }

  /** The plain fields of one object. */
  private static final class Fields {
    private final Map<String, String> values = new HashMap<>();

    void read(String name, JsonReader json) throws IOException {
      JsonToken next = json.peek();
      if (next == JsonToken.BOOLEAN) {
        values.put(name, Boolean.toString(json.nextBoolean()));
      } else if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
        values.put(name, json.nextString());
      } else {
        json.skipValue();
      }
    }

    String text(String name) throws UnreadablePartException {
      String value = values.get(name);
      if (value == null) {
        throw new UnreadablePartException("it has no " + name);
      }
      return value;
    }

    long number(String name) throws UnreadablePartException {
      long number = Long.parseLong(text(name));
      if (number < 0) {
        throw new UnreadablePartException(name + " is below zero");
      }
      return number;
    }

    boolean isTrue(String name) throws UnreadablePartException {
      return Boolean.parseBoolean(text(name));
    }
  }
}
