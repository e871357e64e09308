package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileSourceTest {

  private static final String NAME = "com.acme.Orders";
  private static final String ENTRY = "com/acme/Orders.class";
  private static final byte[] BYTES = bytes(2_000);

  @TempDir Path folder;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static void add(ZipOutputStream jar, String name, byte[] bytes, boolean stored)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    if (stored) {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    jar.putNextEntry(entry);
    jar.write(bytes);
    jar.closeEntry();
  }

  private static byte[] jar(String entry, byte[] bytes, boolean stored) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(out)) {
      jar.setComment("a comment of a jar");
      add(jar, "META-INF/MANIFEST.MF", new byte[10], false);
      add(jar, entry, bytes, stored);
      add(jar, "com/acme/Other.class", new byte[30], false);
    }
    return out.toByteArray();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] read(String location) {
    return ClassFileSource.read(location, NAME);
  }

  @Test
  void aFolderIsRead() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("my classes+more!/ö"));
    Files.createDirectories(classes.resolve("com/acme"));
    Files.write(classes.resolve(ENTRY), BYTES);

    assertThat(read(classes.toUri().toString())).isEqualTo(BYTES);
    assertThat(read("file:" + classes + '/')).isEqualTo(BYTES);
    assertThat(ClassFileSource.read("file:" + classes, "com.acme.Missing")).isNull();
  }

  @Test
  void aJarIsRead() throws IOException {
    Path packed = write("a%20b.jar", jar(ENTRY, BYTES, false));
    Path stored = write("stored.jar", jar(ENTRY, BYTES, true));

    assertThat(read(packed.toUri().toString())).isEqualTo(BYTES);
    assertThat(read("file:" + packed)).isEqualTo(BYTES);
    assertThat(read("jar:file:" + stored + "!/")).isEqualTo(BYTES);
    assertThat(ClassFileSource.read("file:" + packed, "com.acme.Missing")).isNull();
  }

  /**
   * The forms that Spring Boot's loaders of 2.x and of 3.2 on give, each with all its separators.
   */
  @Test
  void anExecutableJarOfSpringBootIsRead() throws IOException {
    Path classes = write("app.jar", jar("BOOT-INF/classes/" + ENTRY, BYTES, false));
    Path libraries = write("libs.jar", jar("BOOT-INF/lib/x.jar", jar(ENTRY, BYTES, false), true));

    assertThat(read("jar:nested:" + classes + "/!BOOT-INF/classes/!/")).isEqualTo(BYTES);
    assertThat(read("jar:file:" + classes + "!/BOOT-INF/classes!/")).isEqualTo(BYTES);
    assertThat(read("file:" + classes)).isEqualTo(BYTES);
    assertThat(read("jar:nested:" + libraries + "/!BOOT-INF/lib/x.jar!/")).isEqualTo(BYTES);
    assertThat(read("jar:file:" + libraries + "!/BOOT-INF/lib/x.jar!/")).isEqualTo(BYTES);
    assertThat(read("jar:file:" + libraries + "!/BOOT-INF/lib/y.jar!/")).isNull();
  }

  /** Spring Boot's fully executable jars begin with a script. */
  @Test
  void aJarBehindAScriptIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8));
    bytes.write(jar("BOOT-INF/classes/" + ENTRY, BYTES, false));
    Path jar = write("executable.jar", bytes.toByteArray());

    assertThat(read("jar:nested:" + jar + "/!BOOT-INF/classes/!/")).isEqualTo(BYTES);
  }

  @Test
  void aWarIsRead() throws IOException {
    Path war = write("app.war", jar("WEB-INF/classes/" + ENTRY, BYTES, false));

    assertThat(read("jar:war:file:" + war + "*/WEB-INF/classes!/")).isEqualTo(BYTES);
    assertThat(read("jar:file:" + war + "!/WEB-INF/classes/")).isEqualTo(BYTES);
    assertThat(read("file:" + war)).isEqualTo(BYTES);
  }

  @Test
  void aModuleOfTheJdkIsRead() {
    byte[] classFile = ClassFileSource.read("jrt:/java.base", "java.util.Map$Entry");

    assertThat(ClassFiles.nameOf(classFile)).isEqualTo("java/util/Map$Entry");
    assertThat(ClassFileSource.read("jrt:/java.base", "java.util.Missing")).isNull();
    assertThat(ClassFileSource.read("jrt:/no.such.module", "java.util.Map")).isNull();
  }

  @Test
  void aClassFileThatIsTooLargeIsNotRead() throws IOException {
    byte[] large = bytes(ClassFileSource.MOST_BYTES + 1);
    Path packed = write("large.jar", jar(ENTRY, large, false));
    Path stored = write("large-stored.jar", jar(ENTRY, large, true));
    Files.createDirectories(folder.resolve("com/acme"));
    Files.write(folder.resolve(ENTRY), large);

    assertThat(read("file:" + packed)).isNull();
    assertThat(read("file:" + stored)).isNull();
    assertThat(read("file:" + folder)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:",
        "file:/no/such/folder/",
        "jar:file:/no/such.jar!/",
        "jar:file:!/",
        "file:/dev/null",
        "file:relative/classes",
        "http://example.invalid/app.jar",
        "vfs:/content/app.war/WEB-INF/classes",
        "jar:nested:/",
        "file:/%",
        "file:/%zz%2",
        "jrt:/",
        "jrt:/\\"
      })
  void aLocationThatCannotBeReadHasNoClassFile(String location) {
    assertThat(read(location)).isNull();
  }

  /** A jar may be replaced, cut or overwritten while the program runs. */
  @Test
  void aDamagedJarHasNoOtherClassFile() throws IOException {
    byte[] whole = jar(ENTRY, BYTES, false);
    Path jar = folder.resolve("damaged.jar");
    for (int i = 0; i < whole.length; i += 5) {
      Files.write(jar, Arrays.copyOf(whole, i));
      assertThat(read("file:" + jar)).isNull();

      byte[] changed = whole.clone();
      changed[i] ^= (byte) 0xFF;
      Files.write(jar, changed);
      read("file:" + jar);
    }
  }
}
