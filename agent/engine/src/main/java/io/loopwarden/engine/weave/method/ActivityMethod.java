package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A method that shows what the event loop is doing when it begins, and no more. */
public final class ActivityMethod extends MethodVisitor {

  private static final int STACK = 2;

  private final Activity activity;

  public ActivityMethod(MethodVisitor next, Activity activity) {
    super(ClassFiles.ASM_API, next);
    this.activity = activity;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    activity.begin(mv);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
  }
}
