package io.loopwarden.benchmarks.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies single classes out of the runner's jar, for JVMs that shall see nothing else of it. */
public final class ClassFile {

  private ClassFile() {}

  /** Writes the class below a folder that can then be a class path. */
  public static void copy(Class<?> type, Path folder) {
    Path target = folder.resolve(pathOf(type));
    try {
      Files.createDirectories(target.getParent());
      Files.write(target, bytesOf(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pathOf(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  static byte[] bytesOf(Class<?> type) {
    try (InputStream input = type.getClassLoader().getResourceAsStream(pathOf(type))) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
