package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Guard;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.fixture.Bodies;
import io.loopwarden.engine.weave.fixture.Guarded;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenLoops;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeaverTest {

  private static final int CODE = Woven.OPERATION.code();

  private final RecordingEngine engine = new RecordingEngine();

  @BeforeEach
  void becomeEventLoop() {
    engine.connect(CODE);
    LoopwardenLoops.register(Thread.currentThread(), engine);
  }

  @AfterEach
  void becomeOrdinary() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
  }

  @Test
  void nothingToWeaveIsNull() {
    assertThat(Woven.weaver().weave(Woven.classFile(Bodies.class), new WeavePlan())).isNull();
  }

  @Test
  void nothingButCodeChanges() {
    byte[] classFile = Woven.classFile(Bodies.class);

    assertThat(members(Woven.everywhere(classFile))).isEqualTo(members(classFile));
  }

  /** What retransformation demands to stay as it is. */
  private static Set<String> members(byte[] classFile) {
    Set<String> members = new TreeSet<>();
    ClassFiles.reader(classFile)
        .accept(
            new ClassVisitor(ClassFiles.ASM_API) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  @Nullable String signature,
                  @Nullable String superName,
                  String @Nullable [] interfaces) {
                members.add(version + " " + access + " " + name + " " + superName);
                members.add(String.join(" ", interfaces));
              }

              @Override
              public @Nullable FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                members.add(access + " " + name + " " + descriptor + " " + value);
                return null;
              }

              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                members.add(access + " " + name + " " + descriptor + " " + signature);
                return null;
              }
            },
            0);
    return members;
  }

  @Test
  void stackTracesKeepTheirLines() throws Exception {
    Class<?> woven =
        new Woven.Loader().with(Woven.everywhere(Woven.classFile(Bodies.class))).load(Bodies.class);
    StackTraceElement expected = null;
    try {
      Bodies.always(1);
    } catch (IllegalStateException e) {
      expected = e.getStackTrace()[0];
    }

    Throwable thrown = thrownBy(woven.getMethod("always", int.class), null, 1);

    assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("always");
    assertThat(thrown.getStackTrace()[0].getLineNumber()).isEqualTo(expected.getLineNumber());
  }

  @Test
  void theEngineHearsOfTheCall() throws Exception {
    Class<?> woven =
        weaveAndLoad(Guarded.class, "connect()Ljava/lang/String;", Target.Advice.ALWAYS);

    woven.getMethod("connect").invoke(woven.getConstructor().newInstance());

    assertThat(engine.codes).containsExactly(CODE);
  }

  // --- guards
  // -------------------------------------------------------------------------------------

  @Test
  void aGuardThatIsABooleanIsAsked() throws Exception {
    Class<?> woven = weaveGuarded("connect()Ljava/lang/String;", "connected:Z");
    Object instance = woven.getConstructor().newInstance();
    Method connect = woven.getMethod("connect");

    assertThat(connect.invoke(instance)).isEqualTo("connected");
    assertThat(connect.invoke(instance)).isEqualTo("connected");

    assertThat(engine.codes).containsExactly(CODE);
  }

  @Test
  void aGuardThatIsAnObjectIsAsked() throws Exception {
    Class<?> woven = weaveGuarded("open()Ljava/lang/Object;", "stream:Ljava/lang/Object;");
    Object instance = woven.getConstructor().newInstance();
    Method open = woven.getMethod("open");

    assertThat(open.invoke(instance)).isEqualTo("stream");
    assertThat(open.invoke(instance)).isEqualTo("stream");

    assertThat(engine.codes).containsExactly(CODE);
  }

  private static Class<?> weaveGuarded(String method, String guard) throws Exception {
    WeavePlan plan = new WeavePlan();
    plan.add(new Target(Woven.OPERATION, "x/X", method, Target.Advice.UNLESS, Guard.field(guard)));
    return new Woven.Loader()
        .with(Woven.weave(Woven.classFile(Guarded.class), plan))
        .load(Guarded.class);
  }

  @Test
  void aCallWithoutResultDidNotHappen() throws Exception {
    Class<?> woven =
        weaveAndLoad(
            Guarded.class, "find(Ljava/lang/String;)Ljava/lang/Object;", Target.Advice.RESULT);
    Object instance = woven.getConstructor().newInstance();
    Method find = woven.getMethod("find", String.class);

    assertThat(find.invoke(instance, "other:x")).isNull();
    assertThat(engine.codes).isEmpty();

    assertThat(find.invoke(instance, "jdbc:x")).isEqualTo("x");
    assertThat(engine.codes).containsExactly(CODE);

    assertThat(thrownBy(find, instance, "")).hasMessage("empty");
    assertThat(engine.codes).containsExactly(CODE, CODE);
  }

  private static Class<?> weaveAndLoad(Class<?> type, String method, Target.Advice advice)
      throws Exception {
    WeavePlan plan = new WeavePlan();
    plan.add(Woven.target(method, advice));
    return new Woven.Loader().with(Woven.weave(Woven.classFile(type), plan)).load(type);
  }

  private static Throwable thrownBy(Method method, @Nullable Object target, Object... arguments)
      throws IllegalAccessException {
    try {
      method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
    throw new AssertionError("nothing was thrown");
  }

  // --- large methods
  // --------------------------------------------------------------------------------

  @Test
  void aMethodWithHundredsOfLocalsWorks() throws Exception {
    StringBuilder source = new StringBuilder("public class Many { public static long m(int n) {");
    for (int i = 0; i < 300; i++) {
      source.append("long v").append(i).append(" = n + ").append(i).append("L;");
    }
    source.append("int w = n; for (int i = 0; i < 5; i++) { w++; w += 1000; v299 += w; }");
    source.append("return 0");
    for (int i = 0; i < 300; i++) {
      source.append(" + v").append(i);
    }
    source.append("; } }");

    Object result = wovenMethod("Many", source.toString()).invoke(null, 2);

    // 300 variables of 2 + i, and 5 steps of w from 2 by 1001
    long expected = 300 * 2 + 299 * 300 / 2;
    for (int step = 1; step <= 5; step++) {
      expected += 2 + step * 1001;
    }
    assertThat(result).isEqualTo(expected);
    assertThat(engine.codes).containsExactly(CODE);
  }

  /** The loop spans 27 kB before weaving and, with a hook at each return, over 32 kB after it. */
  @Test
  void jumpsBeyondThirtyTwoKilobytesWork() throws Exception {
    StringBuilder source = new StringBuilder("public class Far { public static int m(int n) {");
    source.append("while (n > 0) {");
    for (int i = 0; i < 2700; i++) {
      source.append("if (n == ").append(1000 + i).append(") return ").append(i % 100).append(";");
    }
    source.append("n--; } return -1; } }");
    byte[] original = Sources.compile("Far", source.toString()).get("Far");

    byte[] woven = Woven.everywhere(original);
    Method method = new Woven.Loader().with(woven).load("Far").getMethod("m", int.class);

    assertThat(original.length).isLessThan(32_767);
    assertThat(woven.length).isGreaterThan(36_000);
    assertThat(method.invoke(null, 4050)).isEqualTo(99); // counts down to 3699, returns 2699 % 100
    assertThat(method.invoke(null, 1007)).isEqualTo(7);
    assertThat(method.invoke(null, 999)).isEqualTo(-1);
    assertThat(engine.codes).containsExactly(CODE, CODE, CODE);
  }

  @Test
  void aMethodThatWouldGetTooLargeIsRefused() {
    byte[] classFile = Woven.nearlyTooLarge("m(Ljava/lang/Object;)Ljava/lang/Object;");

    assertThatThrownBy(() -> Woven.everywhere(classFile))
        .isInstanceOf(MethodTooLargeException.class);
  }

  private static Method wovenMethod(String name, String source) throws Exception {
    Map<String, byte[]> classFiles = Sources.compile(name, source);
    Class<?> type = new Woven.Loader().with(Woven.everywhere(classFiles.get(name))).load(name);
    return type.getMethod("m", int.class);
  }

  // --- class files that javac 17 does not write
  // -------------------------------------------------------

  /** A class of Java 5: no frames, and {@code finally} as a subroutine. */
  @Test
  void subroutinesOfOldClassFilesWork() throws Exception {
    ClassWriter old = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    old.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "Old", null, "java/lang/Object", null);
    MethodVisitor m = method(old, "(I)I");
    Label subroutine = new Label();
    Label positive = new Label();
    m.visitVarInsn(Opcodes.ILOAD, 0);
    m.visitJumpInsn(Opcodes.IFGT, positive);
    m.visitJumpInsn(Opcodes.JSR, subroutine);
    m.visitVarInsn(Opcodes.ILOAD, 0);
    m.visitInsn(Opcodes.IRETURN);
    m.visitLabel(positive);
    m.visitJumpInsn(Opcodes.JSR, subroutine);
    m.visitVarInsn(Opcodes.ILOAD, 0);
    m.visitInsn(Opcodes.INEG);
    m.visitInsn(Opcodes.IRETURN);
    m.visitLabel(subroutine);
    m.visitVarInsn(Opcodes.ASTORE, 1);
    m.visitIincInsn(0, 10);
    m.visitVarInsn(Opcodes.RET, 1);
    end(m);

    Method woven = wovenMethod(old);

    assertThat(woven.invoke(null, 3)).isEqualTo(-13);
    assertThat(woven.invoke(null, -3)).isEqualTo(7);
    assertThat(engine.codes).containsExactly(CODE, CODE);
  }

  @Test
  void aMethodThatNeverReturnsNormallyWorks() throws Exception {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Throwing", null, "java/lang/Object", null);
    MethodVisitor m = method(writer, "(I)V");
    m.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
    m.visitInsn(Opcodes.DUP);
    m.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
    m.visitInsn(Opcodes.ATHROW);
    end(m);

    assertThat(thrownBy(wovenMethod(writer), null, 1)).isInstanceOf(IllegalStateException.class);
    assertThat(engine.codes).containsExactly(CODE);
  }

  /** Optimisers such as ProGuard put a local variable of two slots where an argument of one was. */
  @Test
  void aLongThatReusesTheSlotOfTheLastArgumentWorks() throws Exception {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Reusing", null, "java/lang/Object", null);
    MethodVisitor m = method(writer, "(I)J");
    Label end = new Label();
    m.visitVarInsn(Opcodes.ILOAD, 0);
    m.visitInsn(Opcodes.I2L);
    m.visitVarInsn(Opcodes.LSTORE, 0);
    m.visitVarInsn(Opcodes.LLOAD, 0);
    m.visitInsn(Opcodes.LCONST_0);
    m.visitInsn(Opcodes.LCMP);
    m.visitJumpInsn(Opcodes.IFLT, end);
    m.visitVarInsn(Opcodes.LLOAD, 0);
    m.visitVarInsn(Opcodes.LLOAD, 0);
    m.visitInsn(Opcodes.LADD);
    m.visitVarInsn(Opcodes.LSTORE, 0);
    m.visitLabel(end);
    m.visitVarInsn(Opcodes.LLOAD, 0);
    m.visitInsn(Opcodes.LRETURN);
    end(m);

    Method woven = wovenMethod(writer);

    assertThat(woven.invoke(null, 21)).isEqualTo(42L);
    assertThat(woven.invoke(null, -1)).isEqualTo(-1L);
    assertThat(engine.codes).containsExactly(CODE, CODE);
  }

  private static MethodVisitor method(ClassWriter writer, String descriptor) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m", descriptor, null, null);
    method.visitCode();
    return method;
  }

  private static void end(MethodVisitor method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static Method wovenMethod(ClassWriter writer) throws Exception {
    writer.visitEnd();
    byte[] classFile = writer.toByteArray();
    String name = ClassFiles.reader(classFile).getClassName();
    Class<?> type = new Woven.Loader().with(Woven.everywhere(classFile)).load(name);
    return type.getMethod("m", int.class);
  }

  // --- versions
  // ---------------------------------------------------------------------------------------

  @Test
  void aClassFileNewerThanAsmIsWovenLikeAnyOther() throws Exception {
    byte[] classFile = Woven.classFile(Bodies.class);
    int version = ClassFiles.majorVersion(classFile);
    byte[] newer = classFile.clone();
    ClassFiles.setMajorVersion(newer, 300);
    assertThatThrownBy(() -> new net.bytebuddy.jar.asm.ClassReader(newer))
        .isInstanceOf(IllegalArgumentException.class);

    byte[] woven = Woven.everywhere(newer);

    assertThat(ClassFiles.majorVersion(woven)).isEqualTo(300);
    ClassFiles.setMajorVersion(woven, version);
    Class<?> type = new Woven.Loader().with(woven).load(Bodies.class);
    assertThat(type.getMethod("sum", int.class).invoke(null, 4)).isEqualTo(0 + 1 + 4 + 9);
    assertThat(engine.codes).containsExactly(CODE);
  }

  @Test
  void theNewestVersionThatAsmReadsIsLeftToIt() {
    byte[] classFile = Woven.classFile(Bodies.class);
    for (int major = 52; major <= Opcodes.V28; major++) {
      byte[] versioned = classFile.clone();
      ClassFiles.setMajorVersion(versioned, major);

      assertThatCode(() -> new net.bytebuddy.jar.asm.ClassReader(versioned))
          .doesNotThrowAnyException();
      assertThat(ClassFiles.majorVersion(Woven.everywhere(versioned))).isEqualTo(major);
    }
  }

  @Test
  void aPreviewClassFileStaysOne() {
    byte[] preview = Woven.classFile(Bodies.class);
    preview[4] = (byte) 0xFF;
    preview[5] = (byte) 0xFF;

    byte[] woven = Woven.everywhere(preview);

    assertThat(woven[4]).isEqualTo((byte) 0xFF);
    assertThat(woven[5]).isEqualTo((byte) 0xFF);
  }
}
