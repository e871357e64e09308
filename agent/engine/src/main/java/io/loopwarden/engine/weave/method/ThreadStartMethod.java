package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The methods that start a thread: they call a hook first. */
public final class ThreadStartMethod extends MethodVisitor {

  public ThreadStartMethod(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  /** Whether a method of {@code Thread} starts the thread that it is called on. */
  public static boolean matches(int access, String name) {
    return name.equals("start") && (access & Opcodes.ACC_STATIC) == 0;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, HookTypes.THREADS, "starting", "(Ljava/lang/Thread;)V", false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, 1), maxLocals);
  }
}
