package io.loopwarden.it.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.loopwarden.it.harness.TestKeyStore;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLParameters;

/**
 * A receiver of OTLP: an HTTP server that reads with the protocol's own classes. A field that the
 * protocol does not have is an error.
 */
public final class OtlpReceiver implements AutoCloseable {

  private static final String LOGS = "/v1/logs";
  private static final String METRICS = "/v1/metrics";

  /** Texts in hexadecimal digits, where other bytes of Protocol Buffers are in base 64. */
  private static final Set<String> IDS = Set.of("traceId", "spanId");

  private final HttpServer server;
  private final Map<String, Integer> statusByPath = new ConcurrentHashMap<>();
  private final List<ExportLogsServiceRequest> logs = new CopyOnWriteArrayList<>();
  private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Set<String> tenants = ConcurrentHashMap.newKeySet();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  private OtlpReceiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts one at a free port. */
  public static OtlpReceiver start() throws IOException {
    return new OtlpReceiver(HttpServer.create(address(0), 0));
  }

  /** Starts one at a port, which takes TLS only, with the certificate of {@link TestKeyStore}. */
  static OtlpReceiver startWithTls(int port) throws IOException {
    HttpsServer server = HttpsServer.create(address(port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestKeyStore.serverContext()));
    return new OtlpReceiver(server);
  }

  /** Starts one at a port, which takes TLS only, of clients that have the same certificate. */
  static OtlpReceiver startThatAsks(int port) throws IOException {
    HttpsServer server = HttpsServer.create(address(port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(TestKeyStore.askingContext()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asking = getSSLContext().getDefaultSSLParameters();
            asking.setNeedClientAuth(true);
            parameters.setSSLParameters(asking);
          }
        });
    return new OtlpReceiver(server);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** The value of the option. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Has it answer a path with an error from now on. */
  void refuse(String path, int status) {
    statusByPath.put(path, status);
  }

  /** Has it take all again. */
  void refuseNothing() {
    statusByPath.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    tenants.add(encoding + " of " + exchange.getRequestHeaders().getFirst("X-Tenant"));
    InputStream content = exchange.getRequestBody();
    InputStream plain = "gzip".equals(encoding) ? new GZIPInputStream(content) : content;
    String body = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    int status = statusByPath.getOrDefault(path, 200);
    try {
      if (status != 200) {
        refused.add(path);
      } else if (!exchange.getRequestMethod().equals("POST")
          || !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
        errors.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().entrySet());
      } else {
        read(path, body);
      }
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      errors.add(e + ": " + body);
      status = 400;
    }
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void read(String path, String body) throws InvalidProtocolBufferException {
    switch (path) {
      case LOGS -> {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        merge(body, request);
        logs.add(request.build());
      }
      case METRICS -> {
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        merge(body, request);
        metrics.add(request.build());
      }
      default -> errors.add("path " + path);
    }
  }

  private static void merge(String body, Message.Builder message)
      throws InvalidProtocolBufferException {
    JsonElement json = JsonParser.parseString(body);
    encodeIds(json);
    JsonFormat.parser().merge(json.toString(), message);
  }

  private static void encodeIds(JsonElement json) {
    if (json instanceof JsonArray array) {
      array.forEach(OtlpReceiver::encodeIds);
    } else if (json instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        if (IDS.contains(field.getKey())) {
          byte[] id = HexFormat.of().parseHex(field.getValue().getAsString());
          field.setValue(new JsonPrimitive(Base64.getEncoder().encodeToString(id)));
        } else {
          encodeIds(field.getValue());
        }
      }
    }
  }

  /** How requests were encoded, and what their header {@code X-Tenant} had. */
  Set<String> tenants() {
    return tenants;
  }

  /** What it could not read. */
  List<String> errors() {
    return errors;
  }

  /** The paths of requests that it refused. */
  List<String> refused() {
    return refused;
  }

  /** The entries of the log of one name. */
  public List<LogRecord> logs(String eventName) {
    List<LogRecord> records = new ArrayList<>();
    for (ExportLogsServiceRequest request : logs) {
      request.getResourceLogsList().stream()
          .flatMap(resource -> resource.getScopeLogsList().stream())
          .flatMap(scope -> scope.getLogRecordsList().stream())
          .filter(each -> each.getEventName().equals(eventName))
          .forEach(records::add);
    }
    return records;
  }

  /** A metric, as it came last. */
  Optional<Metric> metric(String name) {
    if (metrics.isEmpty()) {
      return Optional.empty();
    }
    return metrics
        .get(metrics.size() - 1)
        .getResourceMetrics(0)
        .getScopeMetrics(0)
        .getMetricsList()
        .stream()
        .filter(each -> each.getName().equals(name))
        .findFirst();
  }

  /** Of which program the metrics are that came last. */
  Map<String, String> resource() {
    return attributes(
        metrics.get(metrics.size() - 1).getResourceMetrics(0).getResource().getAttributesList());
  }

  /** Attributes as texts. */
  static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                each ->
                    each.getValue().hasIntValue()
                        ? Long.toString(each.getValue().getIntValue())
                        : each.getValue().getStringValue()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
