package io.loopwarden.it.deployments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks jars. */
final class Unpacked {

  private Unpacked() {}

  /** Writes the files of a jar below a folder. */
  static void unpack(Path jar, Path folder) {
    try (ZipFile content = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = content.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path file = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.write(file, content.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
