package io.loopwarden.engine.weave.classfile;

/** Names of classes as class files have them; a shaded copy has a prefix before the name. */
public final class InternalNames {

  private InternalNames() {}

  /** Whether a class has a name, with or without the prefix of a shaded copy. */
  public static boolean has(String internalName, String name) {
    return internalName.endsWith(name)
        && isAtBoundary(internalName, internalName.length() - name.length());
  }

  /** What follows the package; of a nested class, with its outer classes. */
  public static String simpleName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  /** Whether a package or the class's simple name begins at a place, or a shaded prefix ends. */
  public static boolean isAtBoundary(String internalName, int start) {
    return start == 0 || internalName.charAt(start - 1) == '/';
  }
}
