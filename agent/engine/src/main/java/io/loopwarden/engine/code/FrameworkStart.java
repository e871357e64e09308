package io.loopwarden.engine.code;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Finds the application where the JVM was started with a framework's own class that names none,
 * such as Ktor's {@code EngineMain}: it reads the application's settings from the class path. The
 * jar that has them is the application's. Reads each jar's directory once.
 */
final class FrameworkStart {

  private static final List<String> SETTINGS =
      List.of("application.conf", "application.yaml", "application.yml", "application.properties");

  private final KnownFrameworks frameworks;
  private final PackageRoots roots;
  private final Set<CodeLocation> applications = new HashSet<>();
  private boolean hasFolder;

  /**
   * Reads the jars of a class path.
   *
   * @param roots receives the packages of the application's jars, unless libraries were merged
   */
  FrameworkStart(String classPath, KnownFrameworks frameworks, PackageRoots roots) {
    this.frameworks = frameworks;
    this.roots = roots;
    StringTokenizer entries = new StringTokenizer(classPath, File.pathSeparator);
    while (entries.hasMoreTokens()) {
      File entry = resolved(new File(entries.nextToken()));
      if (entry.isDirectory()) {
        hasFolder = true;
      } else {
        read(CodeLocation.of("file", entry.getPath()));
      }
    }
  }

  /** The file as the JDK's loaders name it: without links. */
  private static File resolved(File entry) {
    try {
      return entry.getCanonicalFile();
    } catch (IOException e) {
      return entry.getAbsoluteFile();
    }
  }

  private void read(CodeLocation jar) {
    Set<String> packages = new HashSet<>();
    boolean[] hasSettings = new boolean[1];
    JarNames.read(
        jar,
        name -> {
          hasSettings[0] |= SETTINGS.contains(name);
          String packageName = JarNames.packageOf(name);
          if (packageName != null) {
            packages.add(packageName);
          }
        });
    if (hasSettings[0]) {
      applications.add(jar);
      addRoots(packages);
    }
  }

  private void addRoots(Set<String> packages) {
    for (String packageName : packages) {
      if (frameworks.claim(packageName + '.')) {
        return;
      }
    }
    for (String packageName : packages) {
      roots.add(packageName);
    }
  }

  /** Whether a jar is the application's. */
  boolean isApplication(CodeLocation jar) {
    return applications.contains(jar);
  }

  /** Whether it is known where the application is: in a jar with settings, or in a folder. */
  boolean isKnown() {
    return hasFolder || !applications.isEmpty();
  }
}
