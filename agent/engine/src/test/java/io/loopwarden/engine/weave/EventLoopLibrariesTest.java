package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLoopLibrariesTest {

  @TempDir Path folder;

  @Test
  void jarsOnTheClassPathAreKnownByTheirNames() {
    assertThat(EventLoopLibraries.areIn(path("classes", "lib/netty-common-4.2.jar"))).isTrue();
    assertThat(EventLoopLibraries.areIn(path("classes", "lib/vertx-core-5.1.jar"))).isTrue();
    assertThat(EventLoopLibraries.areIn(path("classes", "lib/guava.jar"))).isFalse();
  }

  @Test
  void aJarWithUnpackedLibrariesIsLookedInto() throws IOException {
    Path jar = jar("all.jar", "", "io/netty/util/internal/ThreadExecutorMap.class", "");

    assertThat(EventLoopLibraries.areIn(jar.toString())).isTrue();
  }

  @Test
  void theClassPathOfAManifestCounts() throws IOException {
    Path jar = jar("thin.jar", "lib/a.jar lib/netty-common-4.2.jar", "a.txt", "");

    assertThat(EventLoopLibraries.areIn(jar.toString())).isTrue();
  }

  @Test
  void theIndexOfSpringBootCounts() throws IOException {
    Path jar =
        jar("boot.jar", "", "BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/netty-common-4.2.jar\"\n");

    assertThat(EventLoopLibraries.areIn(jar.toString())).isTrue();
  }

  @Test
  void theFolderOfQuarkusCounts() throws IOException {
    Path jar = jar("quarkus-run.jar", "lib/boot/runner.jar", "a.txt", "");
    assertThat(EventLoopLibraries.areIn(jar.toString())).isFalse();

    Files.createFile(
        Files.createDirectories(folder.resolve("lib/main")).resolve("io.netty.netty-common.jar"));

    assertThat(EventLoopLibraries.areIn(jar.toString())).isTrue();
  }

  @Test
  void whatCannotBeReadHasNone() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");

    assertThat(EventLoopLibraries.areIn("")).isFalse();
    assertThat(EventLoopLibraries.areIn(broken.toString())).isFalse();
    assertThat(EventLoopLibraries.areIn(folder.resolve("missing.jar").toString())).isFalse();
  }

  private static String path(String... entries) {
    return String.join(File.pathSeparator, entries);
  }

  private Path jar(String name, String classPath, String entry, String text) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!classPath.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    }
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new ZipEntry(entry));
      entries.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
