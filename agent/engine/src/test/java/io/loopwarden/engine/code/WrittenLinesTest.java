package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenLinesTest {

  private static final String SITE =
      """
      package com.acme;

      import io.loopwarden.engine.code.StackProbe;

      public class Site {
        public static void copied() {
          StackProbe.block();
        }
        public static void own() {
          StackProbe.block();
        }
      }
      """;

  private static final int COPIED = 7;
  private static final int OWN = 10;
  private static final int CALL = 3;

  @TempDir Path folder;

  @Test
  void whatWasCopiedFromAnInlineFunctionHasTheLineOfItsCall() throws IOException {
    CompiledProgram program = program("Site.kt");

    assertThat(frame(program, "copied").getLineNumber()).isEqualTo(COPIED);
    assertThat(lines().of(frame(program, "copied"))).isEqualTo(CALL);
    assertThat(lines().of(frame(program, "own"))).isEqualTo(OWN);
  }

  @Test
  void onlyFilesOfKotlinHaveSuchLines() throws IOException {
    assertThat(lines().of(frame(program("Site.java"), "copied"))).isEqualTo(COPIED);
  }

  @Test
  void aFrameOfAClassThatIsNotLoadedKeepsItsLine() {
    StackTraceElement frame = new StackTraceElement("com.acme.None", "run", "None.kt", COPIED);

    assertThat(lines().of(frame)).isEqualTo(COPIED);
    assertThat(lines().of(new StackTraceElement("com.acme.None", "run", "None.kt", -2)))
        .isEqualTo(-2);
  }

  private static WrittenLines lines() {
    return new WrittenLines(CodeOwnersTest.owners("application=com.acme.*"));
  }

  /** The program, as a compiler of this file would have made it that copied one line. */
  private CompiledProgram program(String file) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    CompiledProgram.compile(classes, Map.of("com.acme.Site", SITE));
    Path classFile = classes.resolve("com/acme/Site.class");
    ClassReader compiled = new ClassReader(Files.readAllBytes(classFile));
    ClassWriter writer = new ClassWriter(0);
    compiled.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visitSource(String source, String debug) {
            super.visitSource(
                file, "SMAP\nSite.kt\nKotlin\n*S KotlinDebug\n*L\n" + CALL + "#1:" + COPIED + "\n");
          }
        },
        0);
    Files.write(classFile, writer.toByteArray());
    return CompiledProgram.in(classes);
  }

  private static StackFrame frame(CompiledProgram program, String method) {
    program.run(method);
    List<StackFrame> stack = StackProbe.taken();
    return stack.stream()
        .filter(frame -> frame.getClassName().equals("com.acme.Site"))
        .findFirst()
        .orElseThrow();
  }
}
