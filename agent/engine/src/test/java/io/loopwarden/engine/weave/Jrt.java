package io.loopwarden.engine.weave;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class files of the JDK that runs the tests. */
final class Jrt {

  private Jrt() {}

  static Path module(String name) {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", name);
  }

  static boolean isClassFile(Path file) {
    return file.toString().endsWith(".class");
  }

  /** The class file of a class of the JDK, and the module that it is in. */
  static ClassFile find(String internalName) throws IOException {
    Path packages = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("packages");
    String packageName = internalName.substring(0, internalName.lastIndexOf('/')).replace('/', '.');
    try (var modules = Files.list(packages.resolve(packageName))) {
      for (Path module : (Iterable<Path>) modules::iterator) {
        Path file = module(module.getFileName().toString()).resolve(internalName + ".class");
        if (Files.exists(file)) {
          return new ClassFile(module.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    throw new IOException("no module has " + internalName);
  }

  /** A class file and its module. */
  @SuppressWarnings("ArrayRecordComponent")
  record ClassFile(String module, byte[] bytes) {}
}
