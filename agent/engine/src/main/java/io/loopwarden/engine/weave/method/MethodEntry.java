package io.loopwarden.engine.weave.method;

import net.bytebuddy.jar.asm.MethodVisitor;

/** The instructions that begin, and on return end, a timed method. */
interface MethodEntry {

  /** Stack slots that the instructions need on top of what the method has there. */
  int STACK = 4;

  /** Leaves the loop, or null, on the stack. */
  void begin(MethodVisitor method);

  /** The type of what {@link #begin} leaves. */
  default String variable() {
    return TimedMethod.LOOP;
  }

  /**
   * Consumes the loop from its local variable. What the method returns lies on the stack and has to
   * stay there.
   *
   * @param way the instruction that leaves the method: one of those that return, or {@code ATHROW}
   */
  void end(MethodVisitor method, int variable, int way);
}
