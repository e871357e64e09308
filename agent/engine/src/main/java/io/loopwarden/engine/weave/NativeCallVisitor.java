package io.loopwarden.engine.weave;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Replaces calls of static natives, and constants that refer to them, by calls of the hooks. */
abstract class NativeCallVisitor extends MethodVisitor {

  NativeCallVisitor(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  /** Whether an instruction calls a native that a hook stands in for. */
  abstract boolean isNativeCall(int opcode, String owner, String name, String descriptor);

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (isNativeCall(opcode, owner, name, descriptor)) {
      super.visitMethodInsn(opcode, Weaver.HOOKS, name, descriptor, false);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    Object[] replaced = arguments.clone();
    for (int i = 0; i < replaced.length; i++) {
      replaced[i] = replace(replaced[i]);
    }
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(replace(value));
  }

  private Object replace(Object constant) {
    if (constant instanceof Handle handle
        && handle.getTag() == Opcodes.H_INVOKESTATIC
        && isNativeCall(
            Opcodes.INVOKESTATIC, handle.getOwner(), handle.getName(), handle.getDesc())) {
      return new Handle(
          Opcodes.H_INVOKESTATIC, Weaver.HOOKS, handle.getName(), handle.getDesc(), false);
    }
    return constant;
  }
}
