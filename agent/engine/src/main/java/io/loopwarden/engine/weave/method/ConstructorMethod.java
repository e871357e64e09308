package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A constructor that shows what it has made when it ends: before, nobody may get the object. */
public final class ConstructorMethod extends MethodVisitor {

  private static final int STACK = 2;

  private final Activity activity;

  public ConstructorMethod(MethodVisitor next, Activity activity) {
    super(ClassFiles.ASM_API, next);
    this.activity = activity;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      activity.begin(mv);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
