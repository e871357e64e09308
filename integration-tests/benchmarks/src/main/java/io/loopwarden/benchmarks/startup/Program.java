package io.loopwarden.benchmarks.startup;

import io.loopwarden.benchmarks.setup.ClassFile;
import io.loopwarden.it.harness.ClassPaths;
import java.nio.file.Path;
import java.util.List;

/**
 * A program whose start is measured.
 *
 * @param title as it stands in the table
 * @param classPath what it sees
 * @param main its main class
 */
public record Program(String title, String classPath, Class<?> main) {

  /** The programs, of which one gets a class path of its own below the folder. */
  public static List<Program> all(Path folder) {
    ClassFile.copy(EmptyMain.class, folder);
    return List.of(
        new Program("empty main", folder.toString(), EmptyMain.class),
        new Program("first event loop", ClassPaths.ofThisJvm(), EventLoopMain.class));
  }
}
