package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Java runtimes that jlink makes of some modules. They are made once, and kept below target. */
final class SmallRuntime {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/runtimes");

  private static final Map<Path, Boolean> CAN_MAKE_THEM = new HashMap<>();

  private SmallRuntime() {}

  /** Whether a JDK can make runtimes: some distributions leave out what it takes. */
  static synchronized boolean canBeMadeBy(Jdk jdk) {
    return CAN_MAKE_THEM.computeIfAbsent(jdk.home(), home -> canMakeThem(jdk));
  }

  private static boolean canMakeThem(Jdk jdk) {
    if (!Files.isExecutable(jdk.program("jlink"))) {
      return false;
    }
    if (Files.isDirectory(jdk.home().resolve("jmods"))) {
      return true;
    }
    Sandbox sandbox = Sandbox.of("jlink-help", jdk);
    return sandbox.run(List.of(sandbox.tool("jlink"), "--help")).output().stream()
        .anyMatch(line -> line.contains("Linking from run-time image enabled"));
  }

  /**
   * A runtime of a JDK that has, beside {@code java.base} and {@code java.instrument}, only some
   * modules and those that they need.
   */
  static synchronized Jdk of(Jdk jdk, List<String> modules) {
    String name = jdk.home().getFileName() + "-" + String.join("-", modules);
    Path home = FOLDER.resolve(name.endsWith("-") ? name + "base" : name);
    if (!Files.exists(home)) {
      make(jdk, modules, home);
    }
    return new Jdk(home, jdk.version());
  }

  private static void make(Jdk jdk, List<String> modules, Path home) {
    Sandbox sandbox = new Sandbox(jdk, WorkFolders.create("jlink-" + home.getFileName()));
    Path draft = sandbox.file("runtime");
    String list = String.join(",", modules);
    sandbox.runTool(
        "jlink",
        "--add-modules",
        "java.base,java.instrument" + (list.isEmpty() ? "" : "," + list),
        "--output",
        draft.toString());
    try {
      Files.createDirectories(FOLDER);
      Files.move(draft, home); // one that was interrupted is not taken for a whole one
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
