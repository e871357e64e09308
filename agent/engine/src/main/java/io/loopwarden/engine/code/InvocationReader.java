package io.loopwarden.engine.code;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads the calls of one method, and all references to methods, from a class file. */
final class InvocationReader extends ClassReader {

  private int instruction;

  private InvocationReader(byte[] classFile) {
    super(classFile);
  }

  /**
   * The calls of a method in the order of the class file, then the references of its class.
   *
   * @param descriptor null for all methods of the name
   */
  static List<Invocation> read(byte[] classFile, String method, @Nullable String descriptor) {
    InvocationReader reader = new InvocationReader(ClassFiles.readable(classFile));
    Methods methods = reader.new Methods(method, descriptor);
    reader.accept(methods, ClassReader.SKIP_FRAMES);
    List<Invocation> all = methods.calls;
    all.addAll(methods.references);
    return all;
  }

  @Override
  protected void readBytecodeInstructionOffset(int offset) {
    instruction = offset;
  }

  private final class Methods extends ClassVisitor {
    private final String method;
    private final @Nullable String descriptor;
    private final List<Invocation> calls = new ArrayList<>();
    private final List<Invocation> references = new ArrayList<>();

    Methods(String method, @Nullable String descriptor) {
      super(ClassFiles.ASM_API);
      this.method = method;
      this.descriptor = descriptor;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String itsDescriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      boolean wanted =
          name.equals(method) && (descriptor == null || descriptor.equals(itsDescriptor));
      return new Calls(wanted ? calls : null, references);
    }
  }

  private final class Calls extends MethodVisitor {
    private final @Nullable List<Invocation> calls;
    private final List<Invocation> references;
    private int line;

    Calls(@Nullable List<Invocation> calls, List<Invocation> references) {
      super(ClassFiles.ASM_API);
      this.calls = calls;
      this.references = references;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (calls != null && owner.charAt(0) != '[') {
        calls.add(new Invocation(owner, name, descriptor, line, instruction, false));
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle && isMethod((Handle) argument)) {
          Handle handle = (Handle) argument;
          references.add(
              new Invocation(
                  handle.getOwner(),
                  handle.getName(),
                  handle.getDesc(),
                  calls == null ? 0 : line,
                  instruction,
                  true));
        }
      }
    }

    private boolean isMethod(Handle handle) {
      return handle.getTag() >= Opcodes.H_INVOKEVIRTUAL && handle.getOwner().charAt(0) != '[';
    }
  }
}
