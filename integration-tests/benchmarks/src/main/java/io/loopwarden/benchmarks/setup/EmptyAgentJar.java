package io.loopwarden.benchmarks.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs {@link EmptyAgent} as an agent's jar. */
final class EmptyAgentJar {

  private EmptyAgentJar() {}

  static Path in(Path folder) {
    Path jar = folder.resolve("empty-agent.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    Attributes attributes = new Attributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), EmptyAgent.class.getName());
    attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putAll(attributes);
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      output.putNextEntry(new JarEntry(ClassFile.pathOf(EmptyAgent.class)));
      output.write(ClassFile.bytesOf(EmptyAgent.class));
      output.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
