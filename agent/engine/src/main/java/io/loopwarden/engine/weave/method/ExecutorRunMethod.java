package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What an executor of an old Netty runs on its thread, from the begin to the end of its life. */
public final class ExecutorRunMethod extends MethodVisitor {

  /** The field of the anonymous class that refers to its executor. */
  public static final String EXECUTOR_FIELD = "this$0";

  private final String self;
  private final String executorType;

  public ExecutorRunMethod(MethodVisitor next, String self, String executorType) {
    super(ClassFiles.ASM_API, next);
    this.self = self;
    this.executorType = executorType;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, self, EXECUTOR_FIELD, executorType);
    ExecutorMapMethod.callHook(mv);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      mv.visitInsn(Opcodes.ACONST_NULL);
      ExecutorMapMethod.callHook(mv);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + 1, maxLocals);
  }
}
