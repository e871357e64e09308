package io.loopwarden.it.deployments;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.WorkFolders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ModuleVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A Java runtime that jlink makes of the application's modules and those of the JDK. */
final class LinkedImage {

  /** What the agent and Netty use of the JDK. */
  private static final String OF_JDK =
      "java.instrument,java.logging,java.management,java.sql,jdk.jfr,jdk.management,jdk.unsupported";

  private LinkedImage() {}

  /** Whether a JDK can link its own modules: from jmod files, or from what it runs on itself. */
  static boolean canBeMadeBy(Jdk jdk) {
    if (!Files.isExecutable(jdk.program("jlink"))) {
      return false;
    }
    if (Files.isDirectory(jdk.home().resolve("jmods"))) {
      return true;
    }
    Path folder = WorkFolders.create("deployments/jlink-" + jdk.feature());
    try (SpawnedJvm help = new SpawnedJvm(folder, "help", help(jdk))) {
      help.awaitExit();
      return help.standardOutput().stream()
          .anyMatch(line -> line.contains("Linking from run-time image enabled"));
    }
  }

  private static List<String> help(Jdk jdk) {
    List<String> command = Launch.tool(jdk, "jlink");
    command.add("--help");
    return command;
  }

  /** Links the application. */
  static Jdk of(Parts parts, Jdk jdk) {
    Path modules = parts.file("modules");
    module(parts.library, modules, "org.other.lib", List.of(), "org/other/lib");
    module(
        parts.application,
        modules,
        Parts.MODULE,
        List.of("io.netty.common", "io.netty.transport", "org.other.lib"),
        null);
    Path image = parts.file("image");
    parts.run(
        jdk,
        "jlink",
        "-p",
        modules + File.pathSeparator + parts.nettyPath(),
        "--add-modules",
        Parts.MODULE + ',' + OF_JDK,
        "--output",
        image.toString());
    return new Jdk(image, jdk.version());
  }

  /** Makes a folder with the classes of a jar a module. */
  private static void module(
      Path jar, Path modules, String name, List<String> required, String exported) {
    Path folder = modules.resolve(name);
    Unpacked.unpack(jar, folder);
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(name, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    required.forEach(other -> module.visitRequire(other, 0, null));
    if (exported != null) {
      module.visitExport(exported, 0);
    }
    module.visitEnd();
    writer.visitEnd();
    try {
      Files.write(folder.resolve("module-info.class"), writer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
