package io.loopwarden.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Names of classes and packages, such as {@code com.acme.*;!com.acme.generated.*}: a package stands
 * for its sub-packages, too, a class for its nested classes, and {@code !} excludes. Immutable.
 */
public final class ClassPatterns {

  private final List<String> included = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();

  private ClassPatterns() {}

  /** What an option's value may be. */
  static final class Type implements OptionType<ClassPatterns> {
    @Override
    public ClassPatterns parse(String value) throws InvalidValueException {
      ClassPatterns patterns = new ClassPatterns();
      StringTokenizer parts = new StringTokenizer(value, ";");
      if (!value.isEmpty() && !parts.hasMoreTokens()) {
        throw new InvalidValueException();
      }
      while (parts.hasMoreTokens()) {
        String part = parts.nextToken().strip();
        boolean excludes = part.startsWith("!");
        String name = excludes ? part.substring(1).strip() : part;
        if (!isName(name.endsWith(".*") ? name.substring(0, name.length() - 2) : name)) {
          throw new InvalidValueException();
        }
        (excludes ? patterns.excluded : patterns.included).add(name);
      }
      return patterns;
    }

    private static boolean isName(String name) {
      boolean isStart = true;
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (isStart ? !Character.isJavaIdentifierStart(c) : !isPart(c)) {
          return false;
        }
        isStart = c == '.';
      }
      return !isStart;
    }

    private static boolean isPart(char c) {
      return c == '.' || Character.isJavaIdentifierPart(c);
    }

    @Override
    public String allowed() {
      return "packages such as com.acme.* and classes such as com.acme.Main, separated by ;"
          + " and with ! before those that are excluded";
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClassPatterns patterns
        && included.equals(patterns.included)
        && excluded.equals(patterns.excluded);
  }

  @Override
  public int hashCode() {
    return 31 * included.hashCode() + excluded.hashCode();
  }

  /** Whether a class is included: true or false if a pattern says so, null if none matches. */
  public @Nullable Boolean includes(String className) {
    if (matchesOneOf(className, excluded)) {
      return Boolean.FALSE;
    }
    return matchesOneOf(className, included) ? Boolean.TRUE : null;
  }

  private static boolean matchesOneOf(String className, List<String> patterns) {
    for (String pattern : patterns) {
      if (matches(className, pattern)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String className, String pattern) {
    int end = pattern.length() - 1;
    if (pattern.charAt(end) == '*') {
      return className.regionMatches(0, pattern, 0, end);
    }
    return className.startsWith(pattern)
        && (className.length() == pattern.length() || className.charAt(end + 1) == '$');
  }
}
