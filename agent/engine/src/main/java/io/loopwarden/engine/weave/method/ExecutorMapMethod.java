package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The method that Netty calls at the begin and the end of an executor's life on a thread. It got
 * another name and a result in Netty 4.1.120.
 */
public final class ExecutorMapMethod extends MethodVisitor {

  public ExecutorMapMethod(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  public static boolean matches(String name, String descriptor) {
    return (name.equals("setCurrentEventExecutor") || name.equals("setCurrentExecutor"))
        && descriptor.startsWith("(L")
        && descriptor.indexOf(';') == descriptor.indexOf(')') - 1;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    callHook(mv);
  }

  /** Calls the hook with the executor that lies on the stack. */
  static void callHook(MethodVisitor method) {
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, HookTypes.THREADS, "executorChanged", "(Ljava/lang/Object;)V", false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, 1), maxLocals);
  }
}
