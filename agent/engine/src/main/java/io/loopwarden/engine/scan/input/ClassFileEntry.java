package io.loopwarden.engine.scan.input;

/**
 * One class file.
 *
 * @param name the internal name of its class, by its place
 * @param content its bytes
 */
record ClassFileEntry(String name, byte[] content) {

  private static final String ENDING = ".class";

  /**
   * Whether an entry of a jar or a file of a folder is a class that is loaded from there.
   *
   * @param path the path within jar or folder, with slashes
   */
  static boolean isClass(String path) {
    return path.endsWith(ENDING)
        && !path.startsWith("META-INF/")
        && !path.endsWith("module-info.class")
        && !path.endsWith("package-info.class");
  }

  /** The internal name of the class at a path. */
  static String nameOf(String path) {
    return path.substring(0, path.length() - ENDING.length());
  }
}
