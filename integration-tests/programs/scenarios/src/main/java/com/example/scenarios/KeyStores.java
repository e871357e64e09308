package com.example.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;

/** The server's key and certificate. */
public final class KeyStores {
  private KeyStores() {}

  /** The key managers of a server. */
  public static KeyManagerFactory keyManagers(Settings settings)
      throws IOException, GeneralSecurityException {
    char[] password = settings.keyStorePassword().toCharArray();
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(settings.keyStore())) {
      keyStore.load(content, password);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keyStore, password);
    return factory;
  }
}
