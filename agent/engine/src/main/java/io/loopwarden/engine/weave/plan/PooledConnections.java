package io.loopwarden.engine.weave.plan;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Recognises data sources whose connections were open before. A pool has connections to close, so
 * it can be closed itself; whoever stands before another data source asks that for the connection.
 * What is neither, such as a JDBC driver's data source, opens each connection.
 */
final class PooledConnections extends ClassVisitor {

  private static final String RETURNS_CONNECTION = ")Ljava/sql/Connection;";
  private static final String DRIVERS = "java/sql/DriverManager";

  private String name = "";
  private boolean found;

  private PooledConnections() {
    super(ClassFiles.ASM_API);
  }

  /** Whether the connections of a class that is a data source are a pool's or another's. */
  static boolean areHandedOutBy(byte[] classFile) {
    PooledConnections visitor = new PooledConnections();
    ClassFiles.reader(classFile).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return visitor.found;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.name = name;
    found = name.contains("Pool") || name.contains("/pool/");
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    found |= method.equals("close") && descriptor.equals("()V");
    return found ? null : new Calls();
  }

  /** The calls of one method. */
  private final class Calls extends MethodVisitor {
    Calls() {
      super(ClassFiles.ASM_API);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      found |= opcode != Opcodes.INVOKESTATIC && isConnectionOf(owner, called, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String called, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        found |=
            argument instanceof Handle handle
                && isConnectionOf(handle.getOwner(), handle.getName(), handle.getDesc());
      }
    }
  }

  private boolean isConnectionOf(String owner, String called, String descriptor) {
    return called.equals("getConnection")
        && descriptor.endsWith(RETURNS_CONNECTION)
        && !owner.equals(name)
        && !owner.equals(DRIVERS);
  }
}
