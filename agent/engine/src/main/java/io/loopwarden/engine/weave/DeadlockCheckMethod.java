package io.loopwarden.engine.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A method that throws when an event loop is about to wait for itself. */
final class DeadlockCheckMethod extends MethodVisitor {

  DeadlockCheckMethod(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ATHROW) {
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, Weaver.HOOKS, "deadlocked", "()V", false);
    }
    super.visitInsn(opcode);
  }
}
