package io.loopwarden.engine.metrics.otlp;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.report.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * The program that everything sent is about, which is the frame of each message.
 *
 * @param origin asked for each message: the name of the service may become known late
 * @param version this build's version
 */
record Resource(Origin origin, String version) {

  /** The name that OpenTelemetry gives a service without one. */
  private static final String UNKNOWN_SERVICE = "unknown_service:java";

  /** Writes what a message is about, as elements of an array. */
  interface Content {
    void writeTo(JsonWriter json) throws IOException;
  }

  /**
   * A message.
   *
   * @param name of the outermost field, such as {@code resourceMetrics}
   * @param scopeName of the field of the program's part, such as {@code scopeMetrics}
   * @param contentName of the field that has the content, such as {@code metrics}
   */
  byte[] message(String name, String scopeName, String contentName, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      json.beginObject().name(name).beginArray().beginObject();
      json.name("resource").beginObject().name("attributes").beginArray();
      writeAttributes(json);
      json.endArray().endObject();
      json.name(scopeName).beginArray().beginObject();
      json.name("scope").beginObject();
      json.name("name").value("io.loopwarden").name("version").value(version).endObject();
      json.name(contentName).beginArray();
      content.writeTo(json);
      json.endArray().endObject().endArray();
      json.endObject().endArray().endObject();
    } catch (IOException e) {
      throw new IllegalStateException(e); // memory does not throw
    }
    return bytes.toByteArray();
  }

  private void writeAttributes(JsonWriter json) throws IOException {
    String service = origin.serviceName();
    OtlpJson.attribute(json, "service.name", service.isEmpty() ? UNKNOWN_SERVICE : service);
    OtlpJson.attribute(json, "process.pid", origin.processId());
    if (!origin.hostName().isEmpty()) {
      OtlpJson.attribute(json, "host.name", origin.hostName());
    }
  }
}
