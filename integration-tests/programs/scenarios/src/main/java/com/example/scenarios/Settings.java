package com.example.scenarios;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The program arguments of a server, written {@code --key=value}.
 *
 * <p>Program arguments, not system properties: the JVM under observation gets no flag but the
 * agent.
 */
public final class Settings {
  private final Map<String, String> values = new HashMap<>();

  /**
   * @param args what {@code main} received
   */
  public Settings(String[] args) {
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("not of the form --key=value: " + arg);
      }
      values.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
  }

  /** The value of a key, or the given one if the key was not passed. */
  public String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** The value of a key that must be there. */
  public String get(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the argument --" + key + "=… is missing");
    }
    return value;
  }

  /** Whether a key was passed. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The PKCS #12 file that holds the server's key and certificate. */
  public Path keyStore() {
    return Path.of(get("keystore"));
  }

  /** The password of {@link #keyStore()} and of the key in it. */
  public String keyStorePassword() {
    return get("keystore-password");
  }

  /** The folder whose files are served below {@code /static/}. */
  public Path staticFiles() {
    return Path.of(get("static"));
  }
}
