package io.loopwarden.engine.weave;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.classfile.DeclaredMethods;
import io.loopwarden.engine.weave.method.Activity;
import io.loopwarden.engine.weave.method.ActivityMethod;
import io.loopwarden.engine.weave.method.ClockMethod;
import io.loopwarden.engine.weave.method.CompletionMethod;
import io.loopwarden.engine.weave.method.ConstructorMethod;
import io.loopwarden.engine.weave.method.DeadlockCheckMethod;
import io.loopwarden.engine.weave.method.ExecutorMapMethod;
import io.loopwarden.engine.weave.method.ExecutorRunMethod;
import io.loopwarden.engine.weave.method.HandleLookupMethod;
import io.loopwarden.engine.weave.method.NativeCallVisitor;
import io.loopwarden.engine.weave.method.OperationEntry;
import io.loopwarden.engine.weave.method.QuietPeriodMethod;
import io.loopwarden.engine.weave.method.ReflectionEntry;
import io.loopwarden.engine.weave.method.ThreadLocalMethod;
import io.loopwarden.engine.weave.method.ThreadStartMethod;
import io.loopwarden.engine.weave.method.TimedMethod;
import io.loopwarden.engine.weave.plan.NativeCalls;
import io.loopwarden.engine.weave.plan.WeavePlan;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class. Nothing is added to the class but instructions inside its methods, so that
 * classes which are already loaded can be woven too. Frames are adjusted, never computed: computing
 * them would load classes.
 */
final class Weaver {

  private final NativeCalls nativeCalls;
  private final Set<Operation> awaited;

  /**
   * Makes a weaver.
   *
   * @param awaited the operations of which to note that a class has them, by taking them out
   */
  Weaver(NativeCalls nativeCalls, Set<Operation> awaited) {
    this.nativeCalls = nativeCalls;
    this.awaited = awaited;
  }

  /** The woven class file, or null if there was nothing to weave. */
  byte @Nullable [] weave(byte[] classFile, WeavePlan plan) {
    ClassReader reader = ClassFiles.reader(classFile);
    boolean weavesCalls = plan.calls() && nativeCalls.mayOccurIn(reader);
    if (!weavesCalls && plan.isOnlyCalls()) {
      return null;
    }
    DeclaredMethods declared = DeclaredMethods.of(reader);
    ClassWriter writer = new ClassWriter(reader, 0);
    WovenClass woven = new WovenClass(writer, plan, declared, weavesCalls);
    reader.accept(woven, ClassReader.EXPAND_FRAMES);
    if (!woven.changed) {
      return null;
    }
    byte[] result = writer.toByteArray();
    ClassFiles.setMajorVersion(result, ClassFiles.majorVersion(classFile));
    return result;
  }

  private final class WovenClass extends ClassVisitor {
    private final WeavePlan plan;
    private final DeclaredMethods declared;
    private final boolean weavesCalls;
    private String self = "";
    private String superName = "";
    private String executorType = "";
    private boolean hasFrames;
    private boolean hasInvokeDynamic;
    private boolean changed;

    WovenClass(ClassVisitor next, WeavePlan plan, DeclaredMethods declared, boolean weavesCalls) {
      super(ClassFiles.ASM_API, next);
      this.plan = plan;
      this.declared = declared;
      this.weavesCalls = weavesCalls;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      self = name;
      this.superName = superName == null ? "" : superName;
      hasInvokeDynamic = (version & 0xFFFF) >= Opcodes.V1_7;
      hasFrames = (version & 0xFFFF) >= Opcodes.V1_6;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      if (name.equals(ExecutorRunMethod.EXECUTOR_FIELD)) {
        executorType = descriptor;
      }
      return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
        return method;
      }
      MethodVisitor outer = operation(method, access, name, descriptor);
      changed |= outer != method;
      return weavesCalls ? new WovenCalls(outer) : outer;
    }

    private MethodVisitor operation(
        MethodVisitor method, int access, String name, String descriptor) {
      Target target = plan.target(access, name, descriptor);
      if (target != null) {
        if (!awaited.isEmpty()) {
          awaited.remove(target.operation());
        }
        return new TimedMethod(
            method,
            declared.variables(name, descriptor),
            hasFrames,
            new OperationEntry(target, self));
      }
      return switch (plan.part()) {
        case EXECUTOR_MAP ->
            ExecutorMapMethod.matches(name, descriptor) ? new ExecutorMapMethod(method) : method;
        case EXECUTOR_RUN ->
            name.equals("run") && descriptor.equals("()V") && !executorType.isEmpty()
                ? new ExecutorRunMethod(method, self, executorType)
                : method;
        case DEADLOCK_CHECK ->
            name.equals("checkDeadLock") && descriptor.equals("()V")
                ? new DeadlockCheckMethod(method)
                : method;
        case ACTIVITY -> activity(method, access, name, descriptor);
        case COMPLETION -> CompletionMethod.matches(name) ? new CompletionMethod(method) : method;
        case REFLECTION ->
            name.equals("invoke") && (access & Opcodes.ACC_PUBLIC) != 0
                ? new TimedMethod(
                    method, declared.variables(name, descriptor), hasFrames, new ReflectionEntry())
                : method;
        case HANDLE_LOOKUP ->
            HandleLookupMethod.matches(access, name)
                ? new HandleLookupMethod(method, descriptor)
                : method;
        case THREAD_START ->
            ThreadStartMethod.matches(access, name) ? new ThreadStartMethod(method) : method;
        case NONE -> method;
      };
    }

    private MethodVisitor activity(
        MethodVisitor method, int access, String name, String descriptor) {
      Activity activity = Activity.of(self, access, name, descriptor);
      if (activity == null) {
        return method;
      }
      if (activity.isClock()) {
        return new ClockMethod(method, activity);
      }
      if (activity == Activity.TRACE) {
        return new ThreadLocalMethod(method, activity);
      }
      if (activity.isConstructor()) {
        return new ConstructorMethod(method, activity);
      }
      if (activity == Activity.QUIET_PERIOD) {
        return new QuietPeriodMethod(method);
      }
      return activity.isBracket()
          ? new TimedMethod(method, declared.variables(name, descriptor), hasFrames, activity)
          : new ActivityMethod(method, activity);
    }

    /** Sends calls of natives, and references to them, to the hook of the same name. */
    private final class WovenCalls extends NativeCallVisitor {
      WovenCalls(MethodVisitor next) {
        super(next);
      }

      @Override
      protected boolean isNativeCall(
          boolean isStatic, String owner, String name, String descriptor) {
        boolean own = owner.equals(self) && declared.contains(name, descriptor);
        boolean hit =
            !own && nativeCalls.contains(isStatic, owner, name, descriptor, self, superName);
        changed |= hit;
        return hit;
      }

      @Override
      protected boolean mayInheritNative(String owner, String name, String descriptor) {
        boolean hit =
            hasInvokeDynamic
                && !owner.equals(self)
                && nativeCalls.mayBeInherited(owner, name, descriptor);
        changed |= hit;
        return hit;
      }
    }
  }
}
