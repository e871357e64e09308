package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A constructor that shows what it has made when it ends: before, nobody may get the object. */
public final class ConstructorMethod extends MethodVisitor {

  private static final int STACK = 2;
  private static final String R2DBC_CONFIGURATION = "(Lio/r2dbc/pool/ConnectionPoolConfiguration;)";
  private static final String VERTX_OPTIONS = ";ZLio/vertx/sqlclient/PoolOptions;";

  private final Activity activity;

  public ConstructorMethod(MethodVisitor next, Activity activity) {
    super(ClassFiles.ASM_API, next);
    this.activity = activity;
  }

  /** Whether the one argument is the configuration of a pool of R2DBC. */
  static boolean getsConfiguration(String descriptor) {
    return descriptor.startsWith(R2DBC_CONFIGURATION);
  }

  /** Whether the fourth argument, after two objects and a boolean, is the options of a pool. */
  static boolean getsOptions(String descriptor) {
    int firstEnd = descriptor.indexOf(";L");
    int secondEnd = descriptor.indexOf(';', firstEnd + 1);
    return descriptor.startsWith("(L")
        && firstEnd > 0
        && secondEnd == descriptor.indexOf(VERTX_OPTIONS);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      activity.begin(mv);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
