package io.loopwarden.engine.code;

/**
 * Whether libraries were merged into the jar of the main class. Such a jar may name a few of them
 * in {@code META-INF/maven}: what Gradle builds has no entry there.
 */
final class MergedJar {

  private final KnownFrameworks frameworks;
  private boolean hasLibraries;

  MergedJar(KnownFrameworks frameworks) {
    this.frameworks = frameworks;
  }

  /** Takes an entry of the jar's directory into account. */
  void see(String entry) {
    String packageName = hasLibraries ? null : JarNames.packageOf(entry);
    hasLibraries |= packageName != null && frameworks.claim(packageName + '.');
  }

  /**
   * Whether a class of the jar may be a library's, although nothing says so.
   *
   * @param roots the packages of the application
   */
  boolean isDoubtful(String className, PackageRoots roots) {
    return hasLibraries && className.indexOf('.') >= 0 && !roots.include(className);
  }
}
