package io.loopwarden.it.builds;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Gradle's classes that run tests by JUnit. The jar of Gradle's API has JUnit under another name,
 * which is not the JUnit of the tests that are run.
 */
final class JUnitAdapter extends Remapper {
  private static final String TESTING = "org/gradle/api/internal/tasks/testing/junit";
  private static final String MOVED = "org/gradle/internal/impldep/";

  private JUnitAdapter() {}

  /** Each class with JUnit's own names, by the name of its entry. */
  static Map<String, byte[]> classes(ZipFile jar) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(TESTING) && entry.getName().endsWith(".class")) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(GradleHome.read(jar, entry))
            .accept(new ClassRemapper(writer, new JUnitAdapter()), 0);
        classes.put(entry.getName(), writer.toByteArray());
      }
    }
    return classes;
  }

  @Override
  public String map(String name) {
    return name.startsWith(MOVED + "org/junit/") || name.startsWith(MOVED + "junit/")
        ? name.substring(MOVED.length())
        : name;
  }

  /** A class is also found by its name as a text. */
  @Override
  public Object mapValue(Object value) {
    return value instanceof String
        ? ((String) value)
            .replace("org.gradle.internal.impldep.org.junit", "org.junit")
            .replace("org.gradle.internal.impldep.junit", "junit")
        : super.mapValue(value);
  }
}
