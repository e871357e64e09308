package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate, made once for a run of the tests by the JDK's keytool. */
public final class TestKeyStore {
  static final String PASSWORD = "changeit";

  private static final String ALIAS = "server";
  private static final Path FILE = create();

  private TestKeyStore() {}

  /** The PKCS #12 file with the server's key. */
  static Path file() {
    return FILE;
  }

  /** The flags of a JVM that trusts the server. */
  public static List<String> trustingFlags() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + FILE, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** TLS for the server. */
  public static SSLContext serverContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TLS for the server, which asks clients for the certificate that is also its own. */
  public static SSLContext askingContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the key in PEM, without a password. */
  public static void writeKey(Path file) throws IOException, GeneralSecurityException {
    writePem(file, "PRIVATE KEY", own().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  /** Writes the certificate in PEM. */
  public static void writeCertificate(Path file) throws IOException, GeneralSecurityException {
    writePem(file, "CERTIFICATE", own().getCertificate(ALIAS).getEncoded());
  }

  private static void writePem(Path file, String label, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder().encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, lines, label));
  }

  private static KeyStore own() throws GeneralSecurityException {
    try (InputStream content = Files.newInputStream(FILE)) {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(content, PASSWORD.toCharArray());
      return own;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyManager[] keyManagers() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(own(), PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  /** TLS for a client that trusts the server. */
  public static SSLContext clientContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trust in the one certificate. */
  static TrustManagerFactory trustManagers() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, own().getCertificate(ALIAS));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path create() {
    Path file = WorkFolders.create("keystore").resolve("server.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String options =
        "-genkeypair -alias %s -keyalg EC -groupname secp256r1 -storetype PKCS12 -storepass %s"
            + " -dname CN=localhost -ext san=ip:127.0.0.1,dns:localhost -keystore";
    List<String> command = new ArrayList<>();
    command.add(keytool.toString());
    command.addAll(List.of(options.formatted(ALIAS, PASSWORD).split(" ")));
    command.add(file.toString());
    ShortCommand.run(command);
    return file;
  }
}
