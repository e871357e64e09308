package io.loopwarden.engine.weave;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.classfile.Members;
import io.loopwarden.engine.weave.method.Activity;
import io.loopwarden.engine.weave.method.ActivityMethod;
import io.loopwarden.engine.weave.method.ActivityRows;
import io.loopwarden.engine.weave.method.ClockMethod;
import io.loopwarden.engine.weave.method.CompletionMethod;
import io.loopwarden.engine.weave.method.DeadlockCheckMethod;
import io.loopwarden.engine.weave.method.ExecutorMapMethod;
import io.loopwarden.engine.weave.method.ExecutorRunMethod;
import io.loopwarden.engine.weave.method.HandleLookupMethod;
import io.loopwarden.engine.weave.method.OperationEntry;
import io.loopwarden.engine.weave.method.QuietPeriodMethod;
import io.loopwarden.engine.weave.method.ReflectionEntry;
import io.loopwarden.engine.weave.method.ThreadLocalMethod;
import io.loopwarden.engine.weave.method.ThreadStartMethod;
import io.loopwarden.engine.weave.method.TimedMethod;
import io.loopwarden.engine.weave.plan.NativeCalls;
import io.loopwarden.engine.weave.plan.WeavePlan;
import java.util.BitSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What is put around the methods of one class. */
final class MethodWeaving {

  private static final int FIRST_WITH_FRAMES = 50;

  /** Takes no instruction; what is put around it shows that a method is to be woven. */
  private static final MethodVisitor NOTHING = new MethodVisitor(ClassFiles.ASM_API) {};

  private final String self;
  private final WeavePlan plan;
  private final Members members;
  private final boolean hasFrames;
  private final Set<Operation> awaited;
  private final ActivityRows activities;

  /**
   * Prepares a class.
   *
   * @param self the class's internal name
   * @param version of its class file
   * @param awaited see {@link Weaver}
   */
  MethodWeaving(String self, int version, WeavePlan plan, Members members, Set<Operation> awaited) {
    this.self = self;
    this.plan = plan;
    this.members = members;
    this.awaited = awaited;
    hasFrames = version >= FIRST_WITH_FRAMES;
    activities = ActivityRows.of(self);
  }

  /**
   * The places in the class file of the methods that get hooks, or that may make a call.
   *
   * @param calls the constants of the calls, and of handles of what they call
   */
  BitSet places(BitSet calls, ClassReader reader) {
    boolean anywhere = false;
    for (int i = calls.nextSetBit(0); i >= 0; i = calls.nextSetBit(i + 1)) {
      anywhere |= NativeCalls.isHandle(reader, i);
    }
    BitSet places = new BitSet();
    for (int i = 0; i < members.count(); i++) {
      int access = members.access(i);
      boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      if (hasCode && (anywhere || members.mayCall(i, calls) || isWoven(i, access))) {
        places.set(i);
      }
    }
    return places;
  }

  private boolean isWoven(int place, int access) {
    return around(NOTHING, place, access, members.name(place), members.descriptor(place))
        != NOTHING;
  }

  /**
   * A method with its hooks, or the method itself.
   *
   * @param method takes the instructions
   * @param place of the method, in the class file
   */
  MethodVisitor around(
      MethodVisitor method, int place, int access, String name, String descriptor) {
    Target target = plan.target(access, name, descriptor);
    if (target != null) {
      if (!awaited.isEmpty()) {
        awaited.remove(target.operation());
      }
      return new TimedMethod(
          method, members.variables(place), hasFrames, new OperationEntry(target, self));
    }
    return switch (plan.part()) {
      case EXECUTOR_MAP ->
          ExecutorMapMethod.matches(name, descriptor) ? new ExecutorMapMethod(method) : method;
      case EXECUTOR_RUN ->
          name.equals("run") && descriptor.equals("()V")
              ? executorRun(method, members.fieldType(ExecutorRunMethod.EXECUTOR_FIELD))
              : method;
      case DEADLOCK_CHECK ->
          name.equals("checkDeadLock") && descriptor.equals("()V")
              ? new DeadlockCheckMethod(method)
              : method;
      case ACTIVITY -> activity(method, place, activities.of(access, name, descriptor));
      case COMPLETION -> CompletionMethod.matches(name) ? new CompletionMethod(method) : method;
      case REFLECTION ->
          name.equals("invoke") && (access & Opcodes.ACC_PUBLIC) != 0
              ? new TimedMethod(method, members.variables(place), hasFrames, new ReflectionEntry())
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

  private MethodVisitor executorRun(MethodVisitor method, String executorType) {
    return executorType.isEmpty() ? method : new ExecutorRunMethod(method, self, executorType);
  }

  private MethodVisitor activity(MethodVisitor method, int place, @Nullable Activity activity) {
    if (activity == null) {
      return method;
    }
    if (activity.isClock()) {
      return new ClockMethod(method, activity);
    }
    if (activity == Activity.TRACE) {
      return new ThreadLocalMethod(method, activity);
    }
    if (activity == Activity.QUIET_PERIOD) {
      return new QuietPeriodMethod(method);
    }
    return activity.isBracket()
        ? new TimedMethod(method, members.variables(place), hasFrames, activity)
        : new ActivityMethod(method, activity);
  }
}
