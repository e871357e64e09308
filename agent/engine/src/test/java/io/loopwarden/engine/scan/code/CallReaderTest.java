package io.loopwarden.engine.scan.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class CallReaderTest {

  /**
   * The operand stack as it is simulated agrees with what the compiler noted, wherever it did, in
   * all classes of a real library.
   */
  @Test
  void theStackAgreesWithTheFramesOfAWholeLibrary() throws Exception {
    Comparison comparison = new Comparison();
    String library =
        ClassReader.class.getProtectionDomain().getCodeSource().getLocation().toURI().getPath();
    try (JarFile jar = new JarFile(library)) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          comparison.read(jar, entry);
        }
      }
    }

    assertThat(comparison.frames).isGreaterThan(10_000);
    assertThat(comparison.differences).isEmpty();
  }

  /** Reads methods and compares the size of the stack with each frame. */
  private static final class Comparison extends ClassVisitor {
    private final List<String> differences = new ArrayList<>();
    private String className = "";
    private int frames;

    Comparison() {
      super(ClassFiles.ASM_API);
    }

    void read(JarFile jar, JarEntry entry) throws IOException {
      try (InputStream in = jar.getInputStream(entry)) {
        className = entry.getName();
        ClassFiles.reader(in.readAllBytes()).accept(this, ClassReader.EXPAND_FRAMES);
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      CallReader reader =
          new CallReader(new ScannedMethod(new MethodId(className, name, descriptor), access));
      return new MethodVisitor(ClassFiles.ASM_API, reader) {
        @Override
        public void visitFrame(
            int type, int variableCount, Object[] variables, int count, Object[] types) {
          int slots = 0;
          for (int i = 0; i < count; i++) {
            slots += types[i] == Opcodes.LONG || types[i] == Opcodes.DOUBLE ? 2 : 1;
          }
          frames++;
          if (reader.stackSize() >= 0 && reader.stackSize() != slots) {
            differences.add(className + ' ' + name + ": " + reader.stackSize() + ", not " + slots);
          }
          super.visitFrame(type, variableCount, variables, count, types);
        }
      };
    }
  }
}
