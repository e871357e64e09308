package io.loopwarden.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Tells whose code a class is: by its loader for the JDK, by {@code frameworks.txt} for the rest.
 */
public final class FrameKinds extends ClassValue<FrameKind> {

  private final ClassLoader platformLoader = ClassLoader.getPlatformClassLoader();
  private final List<String> frameworks = new ArrayList<>();
  private final List<String> applications = new ArrayList<>();

  /** Reads {@code frameworks.txt}. */
  public FrameKinds() {
    StringTokenizer lines = new StringTokenizer(read(), "\n");
    while (lines.hasMoreTokens()) {
      String line = lines.nextToken().strip();
      if (line.startsWith("not ")) {
        applications.add(line.substring(4));
      } else if (!line.isEmpty() && line.charAt(0) != '#') {
        frameworks.add(line);
      }
    }
  }

  private static String read() {
    try (InputStream in = FrameKinds.class.getResourceAsStream("frameworks.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("frameworks.txt cannot be read", e);
    }
  }

  @Override
  protected FrameKind computeValue(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader == platformLoader) {
      return FrameKind.JDK;
    }
    return kindOf(type.getName());
  }

  /** Whose code a class outside the JDK's loaders is, by its name. */
  FrameKind kindOf(String name) {
    if (name.startsWith("jdk.proxy") || name.startsWith("com.sun.proxy.")) {
      return FrameKind.JDK;
    }
    if (name.contains("$$EnhancerBy") || name.contains("$$SpringCGLIB$$")) {
      return FrameKind.FRAMEWORK;
    }
    return startsWithOneOf(name, frameworks) && !startsWithOneOf(name, applications)
        ? FrameKind.FRAMEWORK
        : FrameKind.APPLICATION;
  }

  /**
   * The first frame that belongs to the application, or where there is none, the first outside the
   * JDK; -1 if there is none of these either.
   *
   * @param stack a stack, innermost first
   */
  public int siteIndex(List<StackTraceElement> stack) {
    int outside = -1;
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      FrameKind kind = isOfJdk(frame) ? FrameKind.JDK : kindOf(frame.getClassName());
      if (kind == FrameKind.APPLICATION) {
        return i;
      }
      if (kind == FrameKind.FRAMEWORK && outside < 0) {
        outside = i;
      }
    }
    return outside;
  }

  private static boolean isOfJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    String origin = module == null ? frame.getClassName() : module;
    return origin.startsWith("java.") || origin.startsWith("jdk.") || origin.startsWith("sun.");
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
