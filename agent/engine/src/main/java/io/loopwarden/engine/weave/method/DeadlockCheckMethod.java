package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A method that Netty's promises call before they wait: it throws if a loop would wait for itself.
 */
public final class DeadlockCheckMethod extends MethodVisitor {

  public DeadlockCheckMethod(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, HookTypes.FUTURES, "awaits", "(Ljava/lang/Object;)V", false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, 1), maxLocals);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ATHROW) {
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, HookTypes.FUTURES, "deadlocked", "()V", false);
    }
    super.visitInsn(opcode);
  }
}
