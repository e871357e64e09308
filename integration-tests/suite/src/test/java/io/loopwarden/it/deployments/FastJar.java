package io.loopwarden.it.deployments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Quarkus' fast-jar: its loader, the application and the libraries in folders of their own, and an
 * index that Quarkus itself writes.
 */
final class FastJar {

  private static final String ENTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
  private static final String INDEX = "io.quarkus.bootstrap.runner.SerializedApplication";

  private FastJar() {}

  /** Writes it, and returns the jar that is started. */
  static Path write(Parts parts) {
    Path root = parts.file("quarkus-app");
    try {
      List<Path> boot = copy(parts.quarkus(), root.resolve("lib/boot"));
      List<Path> all = copy(List.of(parts.application), root.resolve("app"));
      all.addAll(copy(parts.libraries(), root.resolve("lib/main")));
      all.addAll(boot);
      Files.createDirectories(root.resolve("quarkus"));
      try (OutputStream out =
          Files.newOutputStream(root.resolve("quarkus/quarkus-application.dat"))) {
        writeIndex(out, root, all, boot);
      }
      return starter(root, boot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> copy(List<Path> jars, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> copies = new ArrayList<>();
    for (Path jar : jars) {
      copies.add(Files.copy(jar, folder.resolve(jar.getFileName())));
    }
    return copies;
  }

  private static Path starter(Path root, List<Path> boot) {
    List<String> names = new ArrayList<>();
    boot.forEach(jar -> names.add("lib/boot/" + jar.getFileName()));
    Path starter = root.resolve("quarkus-run.jar");
    new Jar(starter, "Main-Class", ENTRY, "Class-Path", String.join(" ", names)).close();
    return starter;
  }

  private static void writeIndex(OutputStream out, Path root, List<Path> all, List<Path> boot)
      throws IOException {
    URL[] urls = new URL[boot.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = boot.get(i).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls)) {
      loader
          .loadClass(INDEX)
          .getMethod(
              "write",
              OutputStream.class,
              String.class,
              Path.class,
              List.class,
              List.class,
              List.class)
          .invoke(null, out, Parts.MAIN, root, all, boot, List.of());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
