package io.loopwarden.it.harness;

import java.nio.file.Path;

/** Pages of the documentation that tests read, compare with what they saw, or write. */
public final class DocsPage {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../docs");

  private DocsPage() {}

  /**
   * The file of a page.
   *
   * @param name its name, such as {@code coverage.md}
   */
  public static Path named(String name) {
    return FOLDER.resolve(name);
  }

  /** Whether pages are to be written: {@code -Dloopwarden.it.publish=true}. */
  public static boolean isToBeWritten() {
    return Boolean.getBoolean("loopwarden.it.publish");
  }
}
