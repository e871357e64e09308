package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A method that makes a {@code CompletableFuture} which its first argument, or the object that it
 * is called on, completes: an executor, or a future of Vert.x.
 */
public final class CompletionMethod extends MethodVisitor {

  private static final int STACK = 2;

  public CompletionMethod(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  public static boolean matches(String name) {
    return name.equals("asyncSupplyStage")
        || name.equals("asyncRunStage")
        || name.equals("toCompletionStage");
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitInsn(Opcodes.SWAP);
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookTypes.FUTURES,
          "completes",
          "(Ljava/lang/Object;Ljava/lang/Object;)V",
          false);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
