package io.loopwarden.engine.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a class's {@code synchronized} statements. The interpreter has a thread that waits
 * for a monitor stand at the next instruction: it is seen in the line of the block's first
 * statement. A line that has such a statement itself keeps its number, as compiled code is seen
 * where it is.
 */
final class MonitorLines {

  private final Map<String, Integer> enteredBefore = new HashMap<>();
  private final Set<String> entering = new HashSet<>();

  private MonitorLines() {}

  /**
   * Reads them.
   *
   * @param classFile null if there is none: then each line keeps its number
   */
  static MonitorLines of(byte @Nullable [] classFile) {
    MonitorLines lines = new MonitorLines();
    if (classFile != null) {
      try {
        Code code = new Code(ClassFiles.readable(classFile));
        code.accept(lines.methods(code), ClassReader.SKIP_FRAMES);
      } catch (RuntimeException e) {
        return new MonitorLines();
      }
    }
    return lines;
  }

  /** The line of the statement that a thread waits in, which was seen in a line of a method. */
  int entered(String method, int line) {
    String seen = key(method, line);
    Integer before = entering.contains(seen) ? null : enteredBefore.get(seen);
    return before == null ? line : before;
  }

  private static String key(String method, int line) {
    return method + ' ' + line;
  }

  private ClassVisitor methods(Code code) {
    return new ClassVisitor(ClassFiles.ASM_API) {
      @Override
      public MethodVisitor visitMethod(
          int access,
          String name,
          String descriptor,
          @Nullable String signature,
          String @Nullable [] exceptions) {
        return new Method(name, code);
      }
    };
  }

  /** A class file that knows where its reader is. */
  private static final class Code extends ClassReader {
    private int instruction;

    Code(byte[] classFile) {
      super(classFile);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      instruction = offset;
    }
  }

  private final class Method extends MethodVisitor {
    private final String name;
    private final Code code;
    private int line;
    private int afterEntry = -1;

    Method(String name, Code code) {
      super(ClassFiles.ASM_API);
      this.name = name;
      this.code = code;
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.MONITORENTER) {
        entering.add(key(name, line));
        afterEntry = code.instruction + 1;
      }
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      if (code.instruction == afterEntry) {
        enteredBefore.put(key(name, number), line);
      }
      line = number;
    }
  }
}
