package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method with a hook at its begin and at every way out.
 *
 * <p>The loop that the first hook returns waits in a local variable of its own, behind all those
 * that the method uses, and every frame gets it. Right behind the arguments would be shorter, but
 * optimisers let a variable of two slots begin where the last argument was. One handler around the
 * whole body catches whatever is thrown; its frame knows nothing but the new variable.
 */
public final class TimedMethod extends MethodVisitor {

  static final String LOOP = Type.getInternalName(LoopwardenLoop.class);
  static final String LOOP_TYPE = Type.getDescriptor(LoopwardenLoop.class);

  private final MethodEntry entry;
  private final boolean hasFrames;
  private final int loopVariable;
  private final Label bodyStart = new Label();

  /**
   * Weaves a method.
   *
   * @param freeVariable the first local variable that the method does not use
   */
  public TimedMethod(MethodVisitor next, int freeVariable, boolean hasFrames, MethodEntry entry) {
    super(ClassFiles.ASM_API, next);
    this.entry = entry;
    this.hasFrames = hasFrames;
    this.loopVariable = freeVariable;
  }

  static void exit(MethodVisitor method, int loopVariable) {
    method.visitVarInsn(Opcodes.ALOAD, loopVariable);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, HookTypes.HOOKS, "exit", "(" + LOOP_TYPE + ")V", false);
  }

  /** Pushes the number that the method returns once more; returns its type, or an empty text. */
  static String pushResult(MethodVisitor method, int way) {
    if (way == Opcodes.IRETURN) {
      method.visitInsn(Opcodes.DUP);
      return "I";
    }
    if (way == Opcodes.LRETURN) {
      method.visitInsn(Opcodes.DUP2);
      return "J";
    }
    return "";
  }

  @Override
  public void visitCode() {
    super.visitCode();
    entry.begin(mv);
    mv.visitVarInsn(Opcodes.ASTORE, loopVariable);
    mv.visitLabel(bodyStart);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      entry.end(mv, loopVariable, opcode);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitFrame(
      int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
    Object[] widened = new Object[localCount + loopVariable + 1];
    int count = 0;
    int slot = 0;
    while (count < localCount) {
      Object local = locals[count];
      widened[count++] = local;
      slot += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    while (slot++ < loopVariable) {
      widened[count++] = Opcodes.TOP;
    }
    widened[count++] = entry.variable();
    super.visitFrame(Opcodes.F_NEW, count, widened, stackCount, stack);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label bodyEnd = new Label();
    mv.visitLabel(bodyEnd);
    mv.visitTryCatchBlock(bodyStart, bodyEnd, bodyEnd, null);
    if (hasFrames) {
      Object[] locals = new Object[loopVariable + 1];
      Arrays.fill(locals, 0, loopVariable, Opcodes.TOP);
      locals[loopVariable] = entry.variable();
      Object[] stack = {"java/lang/Throwable"};
      mv.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, stack);
    }
    entry.end(mv, loopVariable, Opcodes.ATHROW);
    mv.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack + MethodEntry.STACK, Math.max(maxLocals, loopVariable) + 1);
  }
}
