package io.loopwarden.engine.weave.method;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Begins and ends {@code Method.invoke} where the method is a native of the catalogue. */
public final class ReflectionEntry implements MethodEntry {

  private static final String METHOD = "java/lang/reflect/Method";

  @Override
  public void begin(MethodVisitor method) {
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitFieldInsn(Opcodes.GETFIELD, METHOD, "clazz", "Ljava/lang/Class;");
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitFieldInsn(Opcodes.GETFIELD, METHOD, "name", "Ljava/lang/String;");
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        HookTypes.NATIVES,
        "enterReflective",
        "(Ljava/lang/Class;Ljava/lang/String;)" + TimedMethod.LOOP_TYPE,
        false);
  }

  @Override
  public void end(MethodVisitor method, int loopVariable, int way) {
    TimedMethod.exit(method, loopVariable);
  }
}
