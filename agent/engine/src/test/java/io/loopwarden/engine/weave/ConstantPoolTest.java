package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.classfile.ConstantPool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantPoolTest {

  private static final String SLEEP = "sleep";
  private static final byte[][] CALLS = {SLEEP.getBytes(StandardCharsets.US_ASCII)};
  private static final byte[][] NO_CALLS = {};

  @ParameterizedTest
  @CsvSource({
    "sleep, 1",
    "sleeps, 0",
    "asleep, 0",
    "slee, 0",
    "Sleep, 0",
    "java/sql/Connection, 2",
    "javax/sql/DataSource, 2",
    "java/sqlite/Connection, 0",
    "Ljava/sql/Connection;, 0",
    "()Ljava/sql/Connection;, 2",
    "(ILjavax/sql/DataSource;)V, 2",
    "(Lorg/java/sql/Connection;)V, 0",
    "(Ljava/sq, 0",
    "(, 0",
    "org/java/sql/Connection, 0",
    "javax/sq, 0",
    "'', 0",
    "schl\u00e4ft \u20ac \ud83d\ude34, 0",
  })
  void aWordDecides(String word, int expected) {
    assertThat(ConstantPool.scan(classFileWith(word), CALLS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ljava/sql/Connection;",
        "Ljavax/sql/DataSource;",
        "Lorg/sql/sql/A;",
        "Ljava/sql;",
        "Ljava/lang/sql/A;",
        "Lsqlsql/sql/sqljava/sql/A;",
      })
  void aTypeIsFoundAtAnyPlaceOfADescriptor(String type) {
    for (int before = 0; before < 24; before++) {
      for (int after = 0; after < 12; after++) {
        String descriptor = "(" + "I".repeat(before) + type + "J".repeat(after) + ")V";

        assertThat(ConstantPool.scan(classFileWith(descriptor), CALLS))
            .as(descriptor)
            .isEqualTo(flags(descriptor));
      }
    }
  }

  @Test
  void wordsAddUp() {
    assertThat(ConstantPool.scan(classFileWith("sleep", "java/sql/Connection"), CALLS))
        .isEqualTo(ConstantPool.CALLS | ConstantPool.JDBC);
  }

  @Test
  void withoutNativesNoCallIsOfInterest() {
    assertThat(ConstantPool.scan(classFileWith("sleep"), NO_CALLS)).isZero();
  }

  @Test
  void whatComesAfterAConstantOfTwoEntriesIsRead() {
    ClassWriter writer = writer();
    writer.newConst(1L);
    writer.newConst(2.0);
    writer.newUTF8("sleep");

    assertThat(ConstantPool.scan(writer.toByteArray(), CALLS)).isEqualTo(ConstantPool.CALLS);
  }

  /** A class file of a later format is looked at closely rather than missed. */
  @Test
  void anEntryOfAnUnknownKindMeansAnything() {
    ClassWriter writer = writer();
    int index = writer.newUTF8("\u0001\u0001\u0001");
    byte[] classFile = writer.toByteArray();
    int tag = new ClassReader(classFile).getItem(index) - 1;
    for (byte unknown : new byte[] {0, 2, 13, 14, 21, 127, -1}) {
      classFile[tag] = unknown;

      assertThat(ConstantPool.scan(classFile, CALLS))
          .isEqualTo(ConstantPool.CALLS | ConstantPool.JDBC);
    }
  }

  private static byte[] classFileWith(String... words) {
    ClassWriter writer = writer();
    for (String word : words) {
      writer.newUTF8(word);
    }
    return writer.toByteArray();
  }

  private static ClassWriter writer() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
    return writer;
  }

  @Test
  void agreesWithAsmOnEveryClassOfTheJdksCore() throws IOException {
    int mentions = 0;
    int classes = 0;
    for (String module : List.of("java.base", "java.sql", "java.net.http", "java.sql.rowset")) {
      try (Stream<Path> files = Files.walk(Jrt.module(module))) {
        for (Path file : (Iterable<Path>) files.filter(Jrt::isClassFile)::iterator) {
          byte[] classFile = Files.readAllBytes(file);
          int expected = slowly(classFile);
          assertThat(ConstantPool.scan(classFile, CALLS)).as(file.toString()).isEqualTo(expected);
          mentions |= expected;
          classes++;
        }
      }
    }

    assertThat(classes).isGreaterThan(5000);
    assertThat(mentions).isEqualTo(ConstantPool.CALLS | ConstantPool.JDBC);
  }

  /** The same by ASM's own reading of the constant pool. */
  private static int slowly(byte[] classFile) {
    ClassReader reader = ClassFiles.reader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    int found = 0;
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && classFile[item - 1] == 8) { // a string: ASM gives its text
        found |= flags(reader.readUTF8(item, buffer));
      } else if (item > 0 && classFile[item - 1] == 1) {
        int length = reader.readUnsignedShort(item);
        found |= flags(new String(classFile, item + 2, length, StandardCharsets.ISO_8859_1));
      }
    }
    return found;
  }

  private static int flags(String word) {
    boolean jdbc =
        word.startsWith("java/sql/")
            || word.startsWith("javax/sql/")
            || word.startsWith("(")
                && (word.contains("Ljava/sql/") || word.contains("Ljavax/sql/"));
    return (word.equals(SLEEP) ? ConstantPool.CALLS : 0) | (jdbc ? ConstantPool.JDBC : 0);
  }
}
