package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.classfile.Exchange;
import io.loopwarden.engine.weave.classfile.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final int EVERY = 7;

  /** Methods that are exchanged for themselves leave every class of the JDK's core as it was. */
  @Test
  void whatIsExchangedForItselfIsTheSame() throws IOException {
    Random random = new Random(14);
    int classes = 0;
    for (String module : List.of("java.base", "java.sql", "java.net.http")) {
      try (Stream<Path> files = Files.walk(Jrt.module(module))) {
        for (Path file : (Iterable<Path>) files.filter(Jrt::isClassFile)::iterator) {
          if (random.nextInt(EVERY) == 0) {
            byte[] classFile = Files.readAllBytes(file);
            assertThat(rewritten(exchanged(classFile, random)))
                .as(file.toString())
                .isEqualTo(rewritten(classFile));
            classes++;
          }
        }
      }
    }
    assertThat(classes).isGreaterThan(500);
  }

  private static byte[] exchanged(byte[] classFile, Random random) {
    ClassReader reader = new ClassReader(classFile);
    Members members = new Members(classFile, reader);
    BitSet chosen = new BitSet();
    for (int method = 0; method < members.count(); method++) {
      chosen.set(method, random.nextBoolean());
    }
    Exchange exchange = new Exchange(classFile, reader, members, chosen);
    ClassWriter writer = exchange.writer();
    exchange.reader().accept(new MethodsOnly(writer), ClassReader.EXPAND_FRAMES);
    return exchange.with(writer.toByteArray());
  }

  /** What ASM reads of a class, as ASM writes it. */
  private static byte[] rewritten(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static final class MethodsOnly extends ClassVisitor {
    private final ClassWriter writer;

    MethodsOnly(ClassWriter writer) {
      super(ClassFiles.ASM_API);
      this.writer = writer;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      writer.visit(version, access, name, null, superName, null);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return writer.visitMethod(access, name, descriptor, signature, exceptions);
    }
  }
}
