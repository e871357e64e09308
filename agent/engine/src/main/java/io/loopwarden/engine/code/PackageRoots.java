package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings of packages by which a publisher's classes are recognised: two segments of a name,
 * more where many publish below the first two.
 */
final class PackageRoots {

  /** Copies of libraries that were moved below a publisher's own packages. */
  private static final String[] MOVED = {".shaded.", ".relocated.", ".repackaged."};

  private final KnownFrameworks frameworks;
  private final List<String> roots = new ArrayList<>();

  PackageRoots(KnownFrameworks frameworks) {
    this.frameworks = frameworks;
  }

  /** Adds the root of a package, unless the package's name says nothing. */
  void add(String packageName) {
    String root = of(packageName, frameworks);
    if (root != null && !roots.contains(root)) {
      roots.add(root);
    }
  }

  boolean isEmpty() {
    return roots.isEmpty();
  }

  /** Whether a package or class is below one of the roots. */
  boolean include(String name) {
    for (String root : roots) {
      if (name.startsWith(root)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class is a copy of a library's that was moved below a publisher's package. */
  static boolean wasMoved(String className) {
    for (String mark : MOVED) {
      if (className.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The root of a package with a dot at its end; null if its name says nothing.
   *
   * @param packageName a package, or a Maven group
   */
  static @Nullable String of(String packageName, KnownFrameworks frameworks) {
    if (packageName.isEmpty()) {
      return null;
    }
    int end = segmentEnd(packageName, 0);
    if (end == packageName.length()) {
      return frameworks.areBelow(packageName) ? null : packageName + '.';
    }
    end = segmentEnd(packageName, end + 1);
    while (end < packageName.length() && frameworks.areBelow(packageName.substring(0, end))) {
      end = segmentEnd(packageName, end + 1);
    }
    return packageName.substring(0, end) + '.';
  }

  private static int segmentEnd(String name, int from) {
    int dot = name.indexOf('.', from);
    return dot < 0 ? name.length() : dot;
  }
}
