package io.loopwarden.junit;

/** Compares versions by their numbers. */
final class Versions {

  private static final String UNKNOWN = "of unknown version";

  private Versions() {}

  /** The version of the jar that a class came from. */
  static String of(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  /** Whether one is older than the other; not if that is not known. */
  static boolean isOlder(String version, String other) {
    String[] left = numbers(version);
    String[] right = numbers(other);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = Integer.compare(number(left[i]), number(right[i]));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static String[] numbers(String version) {
    int end = 0;
    while (end < version.length()
        && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
      end++;
    }
    return version.substring(0, end).split("\\.", -1);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
