package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.ClassPaths;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program that does what it is told on one Netty event loop, for runtimes of every kind. */
final class LoopProgram {
  static final String MAIN_CLASS = "com.example.faults.runtime.LoopProgram";
  static final String SLEEP = "com.example.faults.runtime.Tasks.sleep";
  static final String COMPUTE = "com.example.faults.runtime.Tasks.compute";
  static final String CONNECT = "com.example.faults.runtime.Connecting.call";
  static final String NATIVES = "com.example.faults.runtime.Natives.";

  static final String MODULE = "faults";

  private LoopProgram() {}

  /** From its folder of classes. */
  static JavaProgram in(Sandbox sandbox) {
    return new JavaProgram(sandbox, MAIN_CLASS).withClassPath(ClassPaths.ofModule(MODULE));
  }

  /** Packs its classes into a jar of a sandbox. */
  static Path pack(Sandbox sandbox) {
    Path jar = sandbox.file("program.jar");
    String classes = entries().get(0);
    String folder = MAIN_CLASS.substring(0, MAIN_CLASS.lastIndexOf('.')).replace('.', '/');
    sandbox.runTool("jar", "--create", "--file=" + jar, "-C", classes, folder);
    return jar;
  }

  /** Packs its classes into a jar of a sandbox that is a module. */
  static Path packModule(Sandbox sandbox) {
    Path jar = pack(sandbox);
    sandbox.write(
        "module-info.java",
        "module " + MODULE + " {",
        "  requires io.netty.common;",
        "  requires io.netty.transport;",
        "  requires java.sql;",
        "}");
    sandbox.runTool("javac", "-p", netty(), "-d", ".", "module-info.java");
    sandbox.runTool("jar", "--update", "--file=" + jar, "module-info.class");
    return jar;
  }

  /** The jars of Netty that it needs, as a path. */
  static String netty() {
    return entries().stream()
        .filter(
            entry -> entry.matches(".*netty-(common|buffer|transport|resolver)-[\\d.]+\\w*.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> entries() {
    return Stream.of(ClassPaths.ofModule(MODULE).split(File.pathSeparator)).toList();
  }
}
