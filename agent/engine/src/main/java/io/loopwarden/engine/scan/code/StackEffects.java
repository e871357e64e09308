package io.loopwarden.engine.scan.code;

import net.bytebuddy.jar.asm.Opcodes;

/** By how many slots an instruction without operands of its own changes the operand stack. */
final class StackEffects {

  private StackEffects() {}

  /** The change of an instruction that {@code visitInsn} gets and that moves no reference. */
  static int of(int opcode) {
    if (opcode <= Opcodes.DCONST_1) {
      return ofConstant(opcode);
    }
    if (opcode <= Opcodes.SALOAD) { // array and index, for an element
      return opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD ? 0 : -1;
    }
    if (opcode <= Opcodes.SASTORE) {
      return opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE ? -4 : -3;
    }
    if (opcode >= Opcodes.IADD && opcode <= Opcodes.DREM) {
      return isWide(opcode - Opcodes.IADD) ? -2 : -1;
    }
    if (opcode >= Opcodes.ISHL && opcode <= Opcodes.LUSHR) {
      return -1; // the distance of a shift takes one slot
    }
    if (opcode >= Opcodes.IAND && opcode <= Opcodes.LXOR) {
      return (opcode - Opcodes.IAND) % 2 == 0 ? -1 : -2;
    }
    return ofConversion(opcode);
  }

  private static int ofConstant(int opcode) {
    boolean wide =
        opcode == Opcodes.LCONST_0
            || opcode == Opcodes.LCONST_1
            || opcode == Opcodes.DCONST_0
            || opcode == Opcodes.DCONST_1;
    return opcode == Opcodes.NOP ? 0 : wide ? 2 : 1;
  }

  /** Arithmetic comes in the order int, long, float, double. */
  private static boolean isWide(int offset) {
    return offset % 2 == 1;
  }

  private static int ofConversion(int opcode) {
    return switch (opcode) {
      case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D -> 1;
      case Opcodes.L2I, Opcodes.L2F, Opcodes.D2I, Opcodes.D2F -> -1;
      case Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG -> -3;
      case Opcodes.FCMPL, Opcodes.FCMPG -> -1;
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> -1;
      default -> 0; // negations, conversions within a size, the length of an array
    };
  }

  /** The change of a jump: the operands that it compares. */
  static int ofJump(int opcode) {
    if (opcode == Opcodes.GOTO) {
      return 0;
    }
    return opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE ? -2 : -1;
  }

  /** Whether an instruction without operands ends the way: what comes after is reached by jumps. */
  static boolean ends(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
  }
}
