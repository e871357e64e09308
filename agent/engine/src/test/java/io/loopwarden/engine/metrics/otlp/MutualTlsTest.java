package io.loopwarden.engine.metrics.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
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
import java.security.PrivateKey;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a server that asks clients who they are, with keys that keytool has made. */
@Timeout(120)
class MutualTlsTest {

  private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String PASSWORD = "changeit";

  /** Where the content of a PKCS#8 key of RSA begins, which is its older form. */
  private static final int RSA_CONTENT = 26;

  @TempDir private static Path folder;
  private static HttpsServer server;
  private static Path authorities;
  private static Path key;
  private static Path certificate;

  @BeforeAll
  static void start() throws Exception {
    KeyStore own = store("localhost");
    KeyStore client = store("client");
    authorities = pem("authorities.pem", "CERTIFICATE", own.getCertificate("key").getEncoded());
    certificate = pem("client.pem", "CERTIFICATE", client.getCertificate("key").getEncoded());
    key = pem("key.pem", "PRIVATE KEY", clientKey(client).getEncoded());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new Asking(context(own, client)));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static final class Asking extends HttpsConfigurator {
    Asking(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters asking = getSSLContext().getDefaultSSLParameters();
      asking.setNeedClientAuth(true);
      parameters.setSSLParameters(asking);
    }
  }

  private static PrivateKey clientKey(KeyStore store) throws Exception {
    return (PrivateKey) store.getKey("key", PASSWORD.toCharArray());
  }

  private static KeyStore store(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        " -genkeypair -alias key -keyalg RSA -keysize 2048 -storetype PKCS12 -storepass changeit"
            + " -dname CN=NAME -ext san=dns:NAME -keystore ";
    String[] command = (keytool + options.replace("NAME", name) + file).split(" ");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext context(KeyStore own, KeyStore client) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", client.getCertificate("key"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Path pem(String name, String label, byte[] content) throws IOException {
    String text =
        "-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\n-----END "
            + label
            + "-----\n";
    return Files.writeString(folder.resolve(name), text);
  }

  private static HttpPost post(Object keyFile, Object certificateFile) {
    return new HttpPost(
        new HttpEndpoint(true, "localhost", server.getAddress().getPort(), ""),
        new HttpHeaders(""),
        Compression.NONE,
        new TlsFiles(authorities.toString(), keyFile.toString(), certificateFile.toString()));
  }

  private static Answer send(HttpPost post) throws IOException {
    return post.send("/v1/logs", JSON, Deadline.in(TimeUnit.SECONDS.toNanos(60)));
  }

  @Test
  void aServerThatAsksGetsTheCertificate() throws Exception {
    HttpPost post = post(key, certificate);

    assertThat(send(post).isSuccess()).isTrue();
    assertThat(send(post).isSuccess()).isTrue();
  }

  @Test
  void withoutACertificateTheServerRefuses() {
    assertThatThrownBy(() -> send(post("", ""))).isInstanceOf(IOException.class);
  }

  /** A server of TLS 1.3 refuses when the client has begun: the files are read again after that. */
  @Test
  void aCertificateThatIsRenewedIsUsed() throws Exception {
    KeyStore other = store("other");
    Path renewedKey = pem("renewed-key.pem", "PRIVATE KEY", clientKey(other).getEncoded());
    Path renewed = pem("renewed.pem", "CERTIFICATE", other.getCertificate("key").getEncoded());
    HttpPost post = post(renewedKey, renewed);
    assertThatThrownBy(() -> send(post)).isInstanceOf(IOException.class);

    Files.writeString(renewedKey, Files.readString(key));
    Files.writeString(renewed, Files.readString(certificate));

    assertThat(send(post).isSuccess()).isTrue();
  }

  @Test
  void theOlderFormOfAnRsaKeyIsRead() throws Exception {
    byte[] content = Base64.getMimeDecoder().decode(Files.readString(key).replaceAll("-.*-", ""));
    byte[] older = java.util.Arrays.copyOfRange(content, RSA_CONTENT, content.length);

    assertThat(send(post(pem("rsa.pem", "RSA PRIVATE KEY", older), certificate)).isSuccess())
        .isTrue();
  }

  @Test
  void aFileThatCannotBeUsedIsNamedInOneSentence() throws Exception {
    Path nothing = folder.resolve("missing.pem");
    Path noPem = Files.writeString(folder.resolve("no.pem"), "secret");
    Path broken = pem("broken.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
    Path locked = pem("locked.pem", "ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});

    assertSentence(nothing, certificate, "otlp.client.key names " + nothing + ": there is no such");
    assertSentence(noPem, certificate, "otlp.client.key names " + noPem + ": it has no private");
    assertSentence(
        certificate, certificate, "otlp.client.key names " + certificate + ": it has no");
    assertSentence(broken, certificate, "its private key is none of RSA, EC or EdDSA");
    assertSentence(locked, certificate, "the key has a password");
    assertSentence(key, nothing, "otlp.client.certificate names " + nothing + ": there is no such");
    assertSentence(
        key, noPem, "otlp.client.certificate names " + noPem + ": it has no certificate");
    assertSentence(key, "", "otlp.client.key and otlp.client.certificate belong together");
    assertSentence(folder, certificate, "otlp.client.key names " + folder + ": there is no such");
  }

  private static void assertSentence(Object keyFile, Object certificateFile, String sentence) {
    assertThatThrownBy(() -> send(post(keyFile, certificateFile)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("\n");
  }
}
