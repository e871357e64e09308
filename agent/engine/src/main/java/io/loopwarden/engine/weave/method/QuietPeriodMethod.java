package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A method of Netty's graceful shutdown that pauses to see whether new tasks come. */
public final class QuietPeriodMethod extends MethodVisitor {

  public QuietPeriodMethod(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    // whatever the owner: where sleep is native, the call goes to a hook already
    if (opcode == Opcodes.INVOKESTATIC && name.equals("sleep") && descriptor.equals("(J)V")) {
      super.visitMethodInsn(opcode, HookTypes.ITERATIONS, "sleepUntilQuiet", descriptor, false);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
