package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.catalogue.Guard;
import io.loopwarden.engine.catalogue.Target;
import java.util.Objects;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Begins and ends an operation of the catalogue. */
public final class OperationEntry implements MethodEntry {

  /** Hands out connections. */
  private static final String SOURCE = "javax.sql.DataSource.getConnection";

  /** Takes one back. */
  private static final String CLOSE = "java.sql.Connection.close";

  private final Target target;
  private final String self;

  public OperationEntry(Target target, String self) {
    this.target = target;
    this.self = self;
  }

  @Override
  public void begin(MethodVisitor method) {
    String arguments = "";
    String owner = HookTypes.HOOKS;
    String hook = "enter";
    switch (target.advice()) {
      case CHANNEL -> {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        arguments = "Ljava/nio/channels/SelectableChannel;";
        hook = "enterChannel";
      }
      case AWAIT -> {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        arguments = "Ljava/lang/Object;";
        owner = HookTypes.FUTURES;
        hook = "enterAwait";
      }
      case SELECTOR -> {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        arguments = "Ljava/lang/Object;";
        hook = "enterSelect";
      }
      case UNLESS -> {
        Guard guard = Objects.requireNonNull(target.guard());
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, self, guard.name(), guard.descriptor());
        arguments = guard.descriptor().equals("Z") ? "Z" : "Ljava/lang/Object;";
        hook = "enterUnless";
      }
      case STREAM -> {
        Guard guard = Objects.requireNonNull(target.guard());
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, self, guard.name(), guard.descriptor());
        arguments = "Ljava/lang/Object;";
        hook = "enterStream";
      }
      case IF -> {
        Guard guard = Objects.requireNonNull(target.guard());
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, self, guard.name(), guard.descriptor(), false);
        arguments = "Z";
        hook = "enterIf";
      }
      default -> {}
    }
    pushInt(method, target.operation().code());
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, owner, hook, "(" + arguments + "I)" + TimedMethod.LOOP_TYPE, false);
    if (is(SOURCE) || is(CLOSE)) { // not before: what is refused never ends
      method.visitVarInsn(Opcodes.ALOAD, 0);
      callConnections(method, is(SOURCE) ? "asks" : "closed");
    }
  }

  @Override
  public void end(MethodVisitor method, int loopVariable, int way) {
    boolean returnsObject = way == Opcodes.ARETURN;
    if (is(SOURCE)) {
      method.visitInsn(returnsObject ? Opcodes.DUP : Opcodes.ACONST_NULL);
      callConnections(method, "answered");
    }
    if (returnsObject && target.advice() == Target.Advice.RESULT) {
      method.visitInsn(Opcodes.DUP);
      method.visitVarInsn(Opcodes.ALOAD, loopVariable);
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookTypes.HOOKS,
          "exitWith",
          "(Ljava/lang/Object;" + TimedMethod.LOOP_TYPE + ")V",
          false);
    } else {
      TimedMethod.exit(method, loopVariable);
    }
  }

  private boolean is(String operation) {
    return target.operation().name().equals(operation);
  }

  private static void callConnections(MethodVisitor method, String hook) {
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, HookTypes.CONNECTIONS, hook, "(Ljava/lang/Object;)V", false);
  }

  private static void pushInt(MethodVisitor method, int value) {
    if (value <= Byte.MAX_VALUE) {
      method.visitIntInsn(Opcodes.BIPUSH, value);
    } else {
      method.visitIntInsn(Opcodes.SIPUSH, value);
    }
  }
}
