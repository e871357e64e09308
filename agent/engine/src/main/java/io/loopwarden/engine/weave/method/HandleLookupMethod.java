package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** A look-up of a method handle: what it found may be exchanged for a handle of a hook. */
public final class HandleLookupMethod extends MethodVisitor {

  private static final String HANDLE = "Ljava/lang/invoke/MethodHandle;";

  private final int arguments;
  private final String hookDescriptor;

  public HandleLookupMethod(MethodVisitor next, String descriptor) {
    super(ClassFiles.ASM_API, next);
    this.arguments = Type.getArgumentCount(descriptor);
    this.hookDescriptor = "(" + HANDLE + descriptor.substring(1);
  }

  public static boolean matches(int access, String name) {
    return (access & Opcodes.ACC_PUBLIC) != 0
        && (name.equals("findStatic") || name.equals("findVirtual") || name.equals("unreflect"));
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      for (int i = 1; i <= arguments; i++) {
        mv.visitVarInsn(Opcodes.ALOAD, i);
      }
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, HookTypes.NATIVES, "handle", hookDescriptor, false);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + arguments + 1, maxLocals);
  }
}
