package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The program that blocks its event loop in two ways, at once or after a line of input. By then a
 * class of Netty's cannot be redefined, on every system but macOS.
 */
final class MistakesProgram {
  /** The class that cannot be redefined. */
  static final String BROKEN_CLASS = "io.netty.channel.kqueue.Native";

  static final String MAIN_CLASS = "com.example.faults.agents.PlantedMistakes";

  private MistakesProgram() {}

  static JavaProgram in(Sandbox sandbox) {
    return new JavaProgram(sandbox, MAIN_CLASS).withClassPath(classPath());
  }

  static String classPath() {
    return ClassPaths.ofModule("faults");
  }

  /** Starts it, without the agent, and returns when its event loop runs. */
  static RunningProgram startAndAwait(Sandbox sandbox) {
    RunningProgram program = in(sandbox).start("wait");
    assertThat(program.awaitLine()).startsWith("ready ");
    return program;
  }

  /**
   * Copies it and what it needs, all of it jars, into a folder.
   *
   * @return the class path
   */
  static String copyTo(Path folder) throws IOException {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    for (String entry : classPath().split(File.pathSeparator)) {
      Path from = Path.of(entry);
      String name = from.getFileName().toString();
      if (Files.isDirectory(from)) {
        path.add(pack(from, folder.resolve("program.jar")).toString());
      } else if (name.startsWith("netty-")) {
        path.add(Files.copy(from, folder.resolve(name)).toString());
      }
    }
    return path.toString();
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    String name = MAIN_CLASS.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name));
      Files.copy(classes.resolve(name), out);
    }
    return jar;
  }

  /** Asserts that each mistake was reported once, by an agent that wove all it wanted to. */
  static void assertReported(TextLog log) {
    assertThat(log.blockingCallsAt(MAIN_CLASS + ".sleep")).hasSize(1);
    assertThat(log.blockingCallsAt(MAIN_CLASS + ".stall")).hasSize(1);
  }
}
