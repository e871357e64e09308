package io.loopwarden.engine.scan.input;

import io.loopwarden.engine.code.FileOwners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a jar in a jar, as executable jars have their libraries. */
final class NestedJar {

  private NestedJar() {}

  /** What is named as a jar and is none. */
  static final class NoJarException extends IOException {
    private static final long serialVersionUID = 1L;

    NoJarException(String message) {
      super(message);
    }
  }

  /**
   * The class files in a jar, and the Maven groups of the projects in it.
   *
   * @param place where it is, for messages
   */
  static ClassGroup.Content read(String place, byte[] jar) throws NoJarException {
    if (jar.length < 2 || jar[0] != 'P' || jar[1] != 'K') {
      throw new NoJarException(place + ": it is no jar");
    }
    try {
      return read(jar);
    } catch (IOException | IllegalArgumentException e) { // the latter for a name that is no UTF-8
      throw new NoJarException(place + ": " + e.getMessage());
    }
  }

  private static ClassGroup.Content read(byte[] jar) throws IOException {
    List<ClassFileEntry> classes = new ArrayList<>();
    Set<String> groups = new HashSet<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        String group = FileOwners.group(name);
        if (group != null) {
          groups.add(group);
        } else if (ClassFileEntry.isClass(name)) {
          classes.add(new ClassFileEntry(ClassFileEntry.nameOf(name), in.readAllBytes()));
        }
      }
    }
    return new ClassGroup.Content(groups, classes);
  }
}
