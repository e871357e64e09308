package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceFileNamesTest {

  private static final String MADE = SourceFileNamesTest.class.getName() + "Made";

  /** Its name says nothing of its file. */
  private static final class Nested {}

  private final SourceFileNames files = new SourceFileNames(SourceFileNamesTest::find);

  private static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  @Test
  void aNameIsThatOfTheClassFile() {
    assertThat(files.of(Nested.class.getName())).isEqualTo("SourceFileNamesTest.java");
    assertThat(files.of(Nested.class.getName())).isEqualTo("SourceFileNamesTest.java");
  }

  @Test
  void classesOfTheJdkHaveTheirs() {
    assertThat(files.of("java.lang.Thread")).isEqualTo("Thread.java");
    assertThat(files.of("java.util.concurrent.ThreadPoolExecutor$Worker"))
        .isEqualTo("ThreadPoolExecutor.java");
  }

  @Test
  void aClassThatIsNotLoadedHasNone() {
    assertThat(files.of("com.acme.None")).isNull();
    assertThat(files.of("java.util.None")).isNull();
  }

  @Test
  void aClassThatHasNoClassFileHasNone() throws IllegalAccessException {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC, MADE.replace('.', '/'), null, "java/lang/Object", null);
    writer.visitEnd();
    MethodHandles.lookup().defineClass(writer.toByteArray());
    Supplier<String> hidden = () -> "";

    assertThat(files.of(MADE)).isNull();
    assertThat(files.of(hidden.getClass().getName())).isNull();
  }
}
