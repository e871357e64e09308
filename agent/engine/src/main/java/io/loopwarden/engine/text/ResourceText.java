package io.loopwarden.engine.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text files that the agent's jar has beside its classes. */
public final class ResourceText {

  private ResourceText() {}

  /**
   * What is in a file.
   *
   * @param owner a class that the file lies beside
   * @throws IllegalStateException if the jar lacks it
   */
  public static String of(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name.concat(" is missing from the agent's jar"));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name.concat(" cannot be read"), e);
    }
  }
}
