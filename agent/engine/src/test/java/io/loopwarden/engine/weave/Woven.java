package io.loopwarden.engine.weave;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.method.HookTypes;
import io.loopwarden.engine.weave.plan.NativeCalls;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.jspecify.annotations.Nullable;

/** Weaves class files for tests, and runs them in a loader whose classes the JVM verifies. */
final class Woven {

  private static final Set<String> HOOKS =
      Set.of(HookTypes.HOOKS, HookTypes.NATIVES, HookTypes.FUTURES, HookTypes.THREADS);

  /** The operation that tests weave. */
  static final Operation OPERATION =
      new Operation(3, "test.Test.test", "test", true, false, Operation.Naming.OWN, "-");

  private Woven() {}

  /** The class file that a class was loaded from. */
  static byte[] classFile(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class file with every method of it woven that has a body and is no constructor. */
  static byte @Nullable [] everywhere(byte[] classFile) {
    return weaver().weave(classFile, planOfAll(classFile));
  }

  /** A woven class file. */
  static byte[] weave(byte[] classFile, WeavePlan plan) {
    byte[] woven = weaver().weave(classFile, plan);
    if (woven == null) {
      throw new AssertionError("nothing was woven");
    }
    return woven;
  }

  /** The name and the descriptor of a method. */
  static String signature(Method method) {
    return method.getName() + Type.getMethodDescriptor(method);
  }

  /** A weaver that leaves calls of natives alone. */
  static Weaver weaver() {
    return weaver(NativeCalls.of(List.of()));
  }

  static Weaver weaver(NativeCalls calls) {
    return new Weaver(calls, new HashSet<>());
  }

  static WeavePlan planOfAll(byte[] classFile) {
    WeavePlan plan = new WeavePlan();
    ClassFiles.reader(classFile)
        .accept(
            new ClassVisitor(ClassFiles.ASM_API) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                if (name.charAt(0) != '<') {
                  plan.add(target(name + descriptor, Target.Advice.ALWAYS));
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return plan;
  }

  static Target target(String method, Target.Advice advice) {
    return new Target(OPERATION, "test/Test", method, advice, null);
  }

  /** The methods of a class file whose code calls the hooks, as name and descriptor. */
  static Set<String> methodsWithHooks(byte[] classFile) {
    Set<String> found = new TreeSet<>();
    ClassFiles.reader(classFile)
        .accept(
            new ClassVisitor(ClassFiles.ASM_API) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                return new MethodVisitor(ClassFiles.ASM_API) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String type, boolean itf) {
                    if (HOOKS.contains(owner) && opcode == Opcodes.INVOKESTATIC) {
                      found.add(name + descriptor);
                    }
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  /**
   * A class with one method that takes and returns objects; it fits into a class file, but no more
   * once each of its returns calls a hook. It is of Java 5, and so without frames.
   */
  static byte[] nearlyTooLarge(String signature, String... exceptions) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "Huge", null, "java/lang/Object", null);
    String name = signature.substring(0, signature.indexOf('('));
    String descriptor = signature.substring(name.length());
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, exceptions);
    method.visitCode();
    for (int i = 0; i < 10_000; i++) {
      Label next = new Label();
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitJumpInsn(Opcodes.IFNONNULL, next);
      method.visitInsn(Opcodes.ACONST_NULL);
      method.visitInsn(Opcodes.ARETURN);
      method.visitLabel(next);
    }
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 2);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Class files under their names, in front of the application's own classes. */
  static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classFiles = new HashMap<>();

    Loader() {
      super(Woven.class.getClassLoader());
    }

    Loader with(byte[] classFile) {
      classFiles.put(new ClassReader(classFile).getClassName().replace('/', '.'), classFile);
      return this;
    }

    /** With {@link CountingHooks} in place of the hooks. */
    Loader withCountingHooks() {
      ClassWriter renamed = new ClassWriter(0);
      new ClassReader(classFile(CountingHooks.class))
          .accept(
              new ClassRemapper(
                  renamed,
                  new SimpleRemapper(
                      ClassFiles.ASM_API,
                      CountingHooks.class.getName().replace('.', '/'),
                      HookTypes.HOOKS)),
              0);
      return with(renamed.toByteArray());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] classFile = classFiles.get(name);
      if (classFile == null) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, classFile, 0, classFile.length);
      }
    }

    /** Loads, verifies and initialises. */
    Class<?> load(Class<?> original) throws ClassNotFoundException {
      return load(original.getName());
    }

    Class<?> load(String name) throws ClassNotFoundException {
      return Class.forName(name, true, this);
    }

    Hooks hooks() throws ClassNotFoundException {
      return new Hooks(load(HookTypes.HOOKS.replace('/', '.')));
    }
  }

  /** The {@link CountingHooks} of a loader. */
  record Hooks(Class<?> type) {

    /** Forgets what was called; the next operation gets the loop. */
    void begin(@Nullable LoopwardenLoop loop) throws ReflectiveOperationException {
      type.getField("loop").set(null, loop);
      events().clear();
    }

    @SuppressWarnings("unchecked")
    List<String> events() throws ReflectiveOperationException {
      return (List<String>) type.getField("EVENTS").get(null);
    }
  }
}
