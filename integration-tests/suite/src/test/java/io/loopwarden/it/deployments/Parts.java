package io.loopwarden.it.deployments;

import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the application is packaged from, in one folder. */
final class Parts {

  static final String MAIN = "com.acme.shop.Main";
  static final String MODULE = "com.acme.shop";

  private final Path folder;
  private final List<Path> netty = new ArrayList<>();
  final Path application;
  final Path library;

  /** The folder of the classes of the application, the library and others. */
  final Path classes;

  private final Path loaders;

  /** Packs the application and its library into jars. */
  Parts(Path folder) {
    this.folder = folder;
    String[] classPath = ClassPaths.ofModule("deployments").split(File.pathSeparator);
    classes = Path.of(classPath[0]);
    for (int i = 1; i < classPath.length; i++) {
      netty.add(Path.of(classPath[i]));
    }
    loaders = classes.resolveSibling("loaders");
    application = folder.resolve("parts/shop.jar");
    try (Jar jar = new Jar(application, "Automatic-Module-Name", MODULE, "Main-Class", MAIN)) {
      jar.addFolder("com/acme/", classes.resolve("com/acme"));
    }
    library = folder.resolve("parts/other.jar");
    try (Jar jar = new Jar(library, "Automatic-Module-Name", "org.other.lib")) {
      jar.addProject("org.other", "lib").addFolder("org/other/", classes.resolve("org/other"));
    }
  }

  /** A file of this deployment. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Everything but the application. */
  List<Path> libraries() {
    List<Path> all = new ArrayList<>(netty);
    all.add(library);
    return all;
  }

  /** The loader of a version of Spring Boot. */
  Path springBoot(String version) {
    return loaders.resolve("spring-boot-loader-" + version + ".jar");
  }

  /** What starts an application of Quarkus. */
  List<Path> quarkus() {
    try (Stream<Path> jars = Files.list(loaders.resolveSibling("quarkus"))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Netty's jars. */
  List<Path> netty() {
    return netty;
  }

  /** Netty's modules, as a module path. */
  String nettyPath() {
    return netty.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The application and all else, as a class path or module path. */
  String path() {
    StringBuilder path = new StringBuilder(application.toString());
    libraries().forEach(library -> path.append(File.pathSeparatorChar).append(library));
    return path.toString();
  }

  /** Runs one of the JDK's tools to its end. */
  void run(Jdk jdk, String tool, String... arguments) {
    List<String> command = Launch.tool(jdk, tool);
    command.addAll(List.of(arguments));
    try (SpawnedJvm jvm = new SpawnedJvm(folder, tool, command)) {
      if (jvm.awaitExit() != 0) {
        throw new AssertionError(tool + " failed: " + jvm.standardError());
      }
    }
  }
}
