package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Replaces calls of natives, and constants that refer to them, by calls of the hooks. */
public abstract class NativeCallVisitor extends MethodVisitor {

  /** The hook that decides, at the first call, what a call means. */
  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          HookTypes.NATIVES,
          "linkStatic",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/Class;)Ljava/lang/invoke/CallSite;",
          false);

  public NativeCallVisitor(MethodVisitor next) {
    super(ClassFiles.ASM_API, next);
  }

  /**
   * Whether a method has the name and type of a static native, but another owner, which may inherit
   * it. Only the running program knows.
   */
  protected abstract boolean mayInheritNative(String owner, String name, String descriptor);

  /** Whether a method is a native that a hook stands in for. */
  protected abstract boolean isNativeCall(
      boolean isStatic, String owner, String name, String descriptor);

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean isStatic = opcode == Opcodes.INVOKESTATIC;
    if (isNativeCall(isStatic, owner, name, descriptor)) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookTypes.NATIVES,
          name,
          hookDescriptor(isStatic, owner, descriptor),
          false);
    } else if (isStatic && !isInterface && mayInheritNative(owner, name, descriptor)) {
      super.visitInvokeDynamicInsn(name, descriptor, LINK, Type.getObjectType(owner));
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

  /**
   * References to static natives only: a lambda that captures its receiver insists on the
   * receiver's type, so a reference such as {@code monitor::wait} is left alone.
   */
  private Object replace(Object constant) {
    if (constant instanceof Handle handle
        && handle.getTag() == Opcodes.H_INVOKESTATIC
        && isNativeCall(true, handle.getOwner(), handle.getName(), handle.getDesc())) {
      return new Handle(
          Opcodes.H_INVOKESTATIC, HookTypes.NATIVES, handle.getName(), handle.getDesc(), false);
    }
    return constant;
  }

  private static String hookDescriptor(boolean isStatic, String owner, String descriptor) {
    return isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
  }
}
