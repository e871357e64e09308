package io.loopwarden.engine.timeline;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.file.RotatingFile;
import io.loopwarden.engine.text.PlainText;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file in the trace-event form: an array of objects. Each is written as a whole, so a file that
 * was not closed lacks nothing but the end of the array, which the form leaves open.
 */
final class TraceFile implements Closeable {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final String BEGIN = "[\n";
  private static final String BETWEEN = ",\n";
  private static final String END = "\n]\n";

  private final RotatingFile file;
  private final String program;
  private final Tracks tracks;
  private final long processId = ProcessHandle.current().pid();
  private final long originMillis = System.currentTimeMillis();
  private final long originNanos = System.nanoTime();
  private final Set<Long> named = new HashSet<>();
  private @Nullable OutputStream out;

  /**
   * Makes a file that is not open.
   *
   * @param mostBytes how large it and the one before may be together
   * @param program what its viewer shows as the name of the process
   */
  TraceFile(File file, long mostBytes, String program, Tracks tracks) {
    this.file = new RotatingFile(file.toPath(), mostBytes);
    this.program = program;
    this.tracks = tracks;
  }

  /** Writes a slice; what began before the timeline did is cut. */
  void write(Slice slice) throws IOException {
    long startNanos = Math.max(slice.startNanos(), originNanos);
    if (slice.endNanos() < startNanos) {
      return;
    }
    begin();
    nameTrack(slice.track());
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.beginObject();
    json.name("name").value(PlainText.name(slice.name()));
    json.name("cat").value(slice.type().category());
    json.name("ph").value("X");
    json.name("ts").value((startNanos - originNanos) / NANOS_PER_MICRO);
    json.name("dur").value((slice.endNanos() - startNanos) / NANOS_PER_MICRO);
    json.name("pid").value(processId).name("tid").value(slice.track());
    json.name("args");
    details(json, slice.details());
    json.endObject();
    append(BETWEEN + text);
  }

  /** Opens the file, or the next one, if that is due. */
  private void begin() throws IOException {
    if (out != null && !file.isBeginDue()) {
      return;
    }
    close();
    out = file.begin();
    named.clear();
    append(BEGIN + metadata("process_name", Tracks.PAUSES, "name", program));
    String labels = "0 s is " + Instant.ofEpochMilli(originMillis);
    append(BETWEEN + metadata("process_labels", Tracks.PAUSES, "labels", labels));
  }

  private void nameTrack(long track) throws IOException {
    if (named.add(track)) {
      append(BETWEEN + metadata("thread_name", track, "name", tracks.nameOf(track)));
    }
  }

  private String metadata(String name, long track, String key, String value) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.beginObject();
    json.name("name").value(name).name("ph").value("M");
    json.name("pid").value(processId).name("tid").value(track);
    json.name("args");
    details(json, Map.of(key, value));
    json.endObject();
    return text.toString();
  }

  private static void details(JsonWriter json, Map<String, Object> details) throws IOException {
    json.beginObject();
    for (Map.Entry<String, Object> detail : details.entrySet()) {
      json.name(detail.getKey());
      if (detail.getValue() instanceof Number number) {
        json.value(number);
      } else {
        json.value(PlainText.name(detail.getValue().toString()));
      }
    }
    json.endObject();
  }

  private void append(String text) throws IOException {
    OutputStream opened = out;
    if (opened != null) {
      opened.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Ends the array. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      append(END);
      out = null;
      file.close();
    }
  }
}
