package io.loopwarden.engine.metrics.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.loopwarden.engine.config.Compression;
import io.loopwarden.engine.config.HttpEndpoint;
import io.loopwarden.engine.config.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests by TLS, to a server with a certificate that keytool has made for the name localhost. */
@Timeout(120)
class TlsClientTest {

  private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String PASSWORD = "changeit";
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  @TempDir private static Path folder;
  private static Path store;
  private static HttpsServer server;
  private static volatile String received = "";

  @BeforeAll
  static void start() throws Exception {
    store = folder.resolve("store.p12");
    assertThat(new ProcessBuilder(keytool()).inheritIO().start().waitFor()).isZero();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext("/", TlsClientTest::answer);
    server.start();
  }

  private static List<String> keytool() {
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    return List.of(
        program.toString(),
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-keystore",
        store.toString());
  }

  private static SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean isGzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body = exchange.getRequestBody();
        InputStream plain = isGzip ? new GZIPInputStream(body) : body) {
      String content = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
      received = (isGzip ? "gzip " : "") + exchange.getRequestURI() + ' ' + content;
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static void trustTheServer() {
    System.setProperty(TRUST_STORE, store.toString());
    System.setProperty(TRUST_STORE + "Password", PASSWORD);
  }

  @AfterEach
  void trustAsBefore() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE + "Password");
  }

  private static Answer send(String host, Compression compression) throws IOException {
    return sendBy(post(host, compression));
  }

  private static HttpPost post(String host, Compression compression) {
    HttpEndpoint endpoint = new HttpEndpoint(true, host, server.getAddress().getPort(), "/otlp");
    return new HttpPost(endpoint, new HttpHeaders(""), compression, TlsFiles.NONE);
  }

  private static Answer sendBy(HttpPost post) throws IOException {
    return post.send("/v1/logs", JSON, Deadline.in(TimeUnit.SECONDS.toNanos(60)));
  }

  @Test
  void aServerThatTheJvmTrustsGetsTheRequest() throws Exception {
    trustTheServer();

    assertThat(send("localhost", Compression.NONE).isSuccess()).isTrue();
    assertThat(received).isEqualTo("/otlp/v1/logs {}");
    assertThat(send("localhost", Compression.GZIP).isSuccess()).isTrue();
    assertThat(received).isEqualTo("gzip /otlp/v1/logs {}");
  }

  @Test
  void aServerThatTheJvmDoesNotTrustGetsNothing() {
    assertThatThrownBy(() -> send("localhost", Compression.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("certification path");
  }

  /** Whom it trusts is read again after a failure, and not for each request. */
  @Test
  void aProgramMaySayLaterWhomItTrusts() throws Exception {
    HttpPost post = post("localhost", Compression.NONE);
    assertThatThrownBy(() -> sendBy(post)).hasMessageContaining("certification path");

    trustTheServer();
    assertThat(sendBy(post).isSuccess()).isTrue();

    trustAsBefore();
    assertThat(sendBy(post).isSuccess()).isTrue();
  }

  @Test
  void aServerWithAnotherNameGetsNothing() {
    trustTheServer();

    assertThatThrownBy(() -> send("127.0.0.1", Compression.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1");
  }
}
