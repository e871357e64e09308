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

  /** The class files in a jar. */
  static List<ClassFileEntry> read(byte[] jar) throws IOException {
    List<ClassFileEntry> found = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (ClassFileEntry.isClass(entry.getName())) {
          String name = ClassFileEntry.nameOf(entry.getName());
          found.add(new ClassFileEntry(name, in.readAllBytes()));
        }
      }
    }
    return found;
  }

  /** The Maven groups of the projects in a jar. */
  static Set<String> groups(byte[] jar) throws IOException {
    Set<String> groups = new HashSet<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String group = FileOwners.group(entry.getName());
        if (group != null) {
          groups.add(group);
        }
      }
    }
    return groups;
  }
}
