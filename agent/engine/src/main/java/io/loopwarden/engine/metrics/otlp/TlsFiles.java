package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.config.Option;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files of TLS, in PEM. They are read for each context, so that renewed ones are used; whatever
 * is wrong with one is said in one sentence, which has nothing of its content.
 *
 * @param authorities whose certificates to trust; empty for those that the JVM trusts
 * @param clientKey the key of this client; empty if it has none
 * @param clientCertificate its certificate, and those that vouch for it; empty if it has none
 */
record TlsFiles(String authorities, String clientKey, String clientCertificate) {

  /** No files. */
  static final TlsFiles NONE = new TlsFiles("", "", "");

  private static final long LARGEST = 1 << 20;
  private static final char[] NO_PASSWORD = new char[0];

  /** Those that the options name. */
  static TlsFiles of(Configuration configuration) {
    return new TlsFiles(
        configuration.get(MetricsOptions.OTLP_CERTIFICATE),
        configuration.get(MetricsOptions.OTLP_CLIENT_KEY),
        configuration.get(MetricsOptions.OTLP_CLIENT_CERTIFICATE));
  }

  /** Who says who this client is; null if nobody does. */
  KeyManager @Nullable [] keyManagers() throws IOException, GeneralSecurityException {
    if (clientKey.isEmpty() && clientCertificate.isEmpty()) {
      return null;
    }
    if (clientKey.isEmpty() || clientCertificate.isEmpty()) {
      throw new IOException(
          MetricsOptions.OTLP_CLIENT_KEY.key()
              + " and "
              + MetricsOptions.OTLP_CLIENT_CERTIFICATE.key()
              + " belong together, and only one of them is set");
    }
    Option<String> option = MetricsOptions.OTLP_CLIENT_KEY;
    PrivateKey key;
    try {
      key = PrivateKeyText.parse(read(option, clientKey));
    } catch (GeneralSecurityException e) {
      throw wrong(option, clientKey, String.valueOf(e.getMessage()));
    }
    Certificate[] chain =
        certificates(MetricsOptions.OTLP_CLIENT_CERTIFICATE, clientCertificate)
            .toArray(new Certificate[0]);
    if (!chain[0].getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
      throw wrong(option, clientKey, "it is not the key of " + clientCertificate);
    }
    KeyStore store = emptyStore();
    store.setKeyEntry("client", key, NO_PASSWORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** Who says whom to trust; null for the JVM. */
  TrustManager @Nullable [] trustManagers() throws IOException, GeneralSecurityException {
    if (authorities.isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    for (Certificate each : certificates(MetricsOptions.OTLP_CERTIFICATE, authorities)) {
      store.setCertificateEntry("authority" + store.size(), each);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Option<String> option, String path)
      throws IOException {
    byte[] content = read(option, path);
    Collection<? extends Certificate> certificates;
    try {
      certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content));
    } catch (CertificateException e) {
      throw wrong(option, path, "it has no certificate in PEM");
    }
    if (certificates.isEmpty()) {
      throw wrong(option, path, "it has no certificate in PEM");
    }
    return certificates;
  }

  private static byte[] read(Option<String> option, String path) throws IOException {
    File file = new File(path);
    if (!file.isFile()) {
      throw wrong(option, path, "there is no such file");
    }
    if (file.length() > LARGEST) {
      throw wrong(option, path, "it is too large");
    }
    try (InputStream in = new FileInputStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw wrong(option, path, "it cannot be read");
    }
  }

  private static IOException wrong(Option<String> option, String path, String reason) {
    return new IOException("option " + option.key() + " names " + path + ": " + reason);
  }
}
