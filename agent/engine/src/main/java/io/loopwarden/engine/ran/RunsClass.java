package io.loopwarden.engine.ran;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.hooks.LoopwardenRuns;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A class each of whose methods notes that it runs, as its first instruction. */
final class RunsClass extends ClassVisitor {

  private static final String HOOK = Type.getInternalName(LoopwardenRuns.class);

  private final MethodRuns runs;
  private final String className;

  private RunsClass(ClassVisitor next, MethodRuns runs, String className) {
    super(ClassFiles.ASM_API, next);
    this.runs = runs;
    this.className = className;
  }

  static byte[] weave(byte[] classFile, MethodRuns runs) {
    ClassReader reader = ClassFiles.reader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new RunsClass(writer, runs, reader.getClassName().replace('/', '.')), 0);
    byte[] woven = writer.toByteArray();
    ClassFiles.setMajorVersion(woven, ClassFiles.majorVersion(classFile));
    return woven;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return method;
    }
    int number = runs.number(className + '.' + name);
    return number < 0 ? method : new RunsMethod(method, number);
  }

  private static final class RunsMethod extends MethodVisitor {
    private final int number;

    RunsMethod(MethodVisitor next, int number) {
      super(ClassFiles.ASM_API, next);
      this.number = number;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      mv.visitLdcInsn(number);
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "begins", "(I)V", false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
  }
}
