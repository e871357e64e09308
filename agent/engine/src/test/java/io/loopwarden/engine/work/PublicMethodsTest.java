package io.loopwarden.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class PublicMethodsTest {

  /** A framework may have optional parts, whose types are in signatures all the same. */
  @Test
  void aTypeWhoseSignaturesNameAMissingClassAnswersNothing() throws Exception {
    Class<?> type =
        MethodHandles.lookup()
            .defineHiddenClass(withMissingType(), true, ClassOption.NESTMATE)
            .lookupClass();
    Object target = type.getConstructor().newInstance();

    assertThat(PublicMethods.call(target, "request")).isNull();
    assertThat(PublicMethods.has(target, "request")).isFalse();
    assertThat(PublicMethods.has(target, "toString")).isTrue();
    assertThat(Requests.route(null, target)).isNull();
  }

  @Test
  void aMethodThatFailsAnswersNothing() {
    assertThat(PublicMethods.call(new Failing(), "request")).isNull();
  }

  /** Fails. */
  public static final class Failing {
    public String request() {
      throw new IllegalStateException("closed");
    }
  }

  private static byte[] withMissingType() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = PublicMethodsTest.class.getPackageName().replace('.', '/') + "/Exchange";
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    MethodVisitor request =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "request", "()Lnot/there/Request;", null, null);
    request.visitCode();
    request.visitInsn(Opcodes.ACONST_NULL);
    request.visitInsn(Opcodes.ARETURN);
    request.visitMaxs(0, 0);
    request.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
