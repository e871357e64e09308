package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A method that changes a thread-local variable: a hook gets the value that it will have. */
public final class ThreadLocalMethod extends MethodVisitor {

  private static final int STACK = 1;

  private final Activity activity;

  public ThreadLocalMethod(MethodVisitor next, Activity activity) {
    super(ClassFiles.ASM_API, next);
    this.activity = activity;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (owner.equals("java/lang/ThreadLocal")) {
      if (name.equals("set")) {
        mv.visitInsn(Opcodes.DUP);
        activity.call(mv);
      } else if (name.equals("remove")) {
        mv.visitInsn(Opcodes.ACONST_NULL);
        activity.call(mv);
      }
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
