package io.loopwarden.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The packages of well-known frameworks, and the classes that start programs of others. */
final class KnownFrameworks {

  private final List<String> frameworks = new ArrayList<>();
  private final List<String> exceptions = new ArrayList<>();
  private final List<String> starters = new ArrayList<>();
  private final List<String> launchers = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();

  /** Reads {@code frameworks.txt}. */
  KnownFrameworks() {
    StringTokenizer lines = new StringTokenizer(read(), "\n");
    while (lines.hasMoreTokens()) {
      String line = lines.nextToken().strip();
      int space = line.indexOf(' ');
      String name = line.substring(space + 1);
      if (line.startsWith("#")) {
        continue;
      } else if (line.startsWith("not ")) {
        exceptions.add(name);
      } else if (line.startsWith("start ")) {
        starters.add(name);
      } else if (line.startsWith("launch ")) {
        launchers.add(name);
      } else if (line.startsWith("host ")) {
        hosts.add(name);
      } else if (!name.isEmpty()) {
        frameworks.add(name);
      }
    }
  }

  private static String read() {
    try (InputStream in = KnownFrameworks.class.getResourceAsStream("frameworks.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("frameworks.txt cannot be read", e);
    }
  }

  /** Whether a class is a framework's. */
  boolean claim(String className) {
    return startsWithOneOf(className, frameworks) && !startsWithOneOf(className, exceptions);
  }

  /** Whether a class is a framework's own with which applications are started. */
  boolean launch(String className) {
    return startsWithOneOf(className, launchers);
  }

  /** Whether a class starts programs of others: a test runner, a server, a launcher. */
  boolean startOthers(String className) {
    return startsWithOneOf(className, starters);
  }

  /**
   * Whether a package says nothing about whose classes are in it: many publish below it, or a
   * framework does.
   *
   * @param name a package
   */
  boolean areBelow(String name) {
    String prefix = name + '.';
    if (hosts.contains(prefix) || claim(prefix)) {
      return true;
    }
    for (String framework : frameworks) {
      if (framework.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Whether many publish below a package, given with a dot at its end. */
  boolean haveHost(String prefix) {
    return hosts.contains(prefix);
  }

  private static boolean startsWithOneOf(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
