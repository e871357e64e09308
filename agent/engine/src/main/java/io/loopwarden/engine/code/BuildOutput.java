package io.loopwarden.engine.code;

import java.io.File;

/** Jars that a build has just made: a module of the application that is built. */
public final class BuildOutput {

  private BuildOutput() {}

  /** Whether a jar, which may lie in another one, is where Maven or Gradle leave what they make. */
  static boolean isJar(CodeLocation jar) {
    return jar.entry().isEmpty() && isJar(new File(jar.path()));
  }

  /** Whether a jar is where Maven or Gradle leave what they make. */
  public static boolean isJar(File jar) {
    File folder = jar.getAbsoluteFile().getParentFile();
    File module = folder == null ? null : folder.getParentFile();
    if (folder == null || module == null) {
      return false;
    }
    return folder.getName().equals("target") && new File(module, "pom.xml").isFile()
        || folder.getName().equals("libs") && module.getName().equals("build");
  }
}
