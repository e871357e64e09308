package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A method that has its readings of {@link System#nanoTime()} from a hook, which may keep them. */
public final class ClockMethod extends MethodVisitor {

  private final Activity activity;

  public ClockMethod(MethodVisitor next, Activity activity) {
    super(ClassFiles.ASM_API, next);
    this.activity = activity;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (owner.equals("java/lang/System") && name.equals("nanoTime")) {
      activity.begin(mv);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
