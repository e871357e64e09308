package io.loopwarden.it.deployments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar that is being written; entries are not compressed, as Spring Boot's jars in jars are. */
final class Jar implements AutoCloseable {

  private final ZipOutputStream out;
  private final Set<String> names = new HashSet<>();

  /** Begins a jar with the attributes of its manifest: keys and values in turn. */
  Jar(Path file, String... attributes) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    for (int i = 0; i < attributes.length; i += 2) {
      manifest.getMainAttributes().putValue(attributes[i], attributes[i + 1]);
    }
    try {
      Files.createDirectories(file.getParent());
      OutputStream target = Files.newOutputStream(file);
      out = new ZipOutputStream(target);
      add("META-INF/MANIFEST.MF", bytesOf(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytesOf(Manifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  /** Adds what is below a folder, below a prefix. */
  Jar addFolder(String prefix, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(
            prefix + folder.relativize(file).toString().replace('\\', '/'),
            Files.readAllBytes(file));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the content of another jar, but for manifests and what is there already. */
  Jar addContent(Path jar) {
    try (JarFile content = new JarFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = content.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!names.contains(entry.getName())) {
          add(entry.getName(), content.getInputStream(entry).readAllBytes());
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file. */
  Jar addFile(String name, Path file) {
    try {
      return add(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file with a text. */
  Jar addText(String name, String text) {
    return add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds what says which Maven project is in it. */
  Jar addProject(String group, String artifact) {
    return add("META-INF/maven/" + group + "/" + artifact + "/pom.properties", new byte[0]);
  }

  private Jar add(String name, byte[] content) {
    int slash = name.lastIndexOf('/', name.length() - 2);
    if (slash > 0 && !names.contains(name.substring(0, slash + 1))) {
      add(name.substring(0, slash + 1), new byte[0]); // Spring Boot's loader looks for folders
    }
    names.add(name);
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    try {
      out.putNextEntry(entry);
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
