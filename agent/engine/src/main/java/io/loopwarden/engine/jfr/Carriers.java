package io.loopwarden.engine.jfr;

import io.loopwarden.engine.thread.LiveThreads;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The threads that carry virtual threads, and which one each carries now. The JDK shows that to
 * nobody, so this reads fields of its own: {@code Thread.cont}, which is the continuation that runs
 * on a carrier; the task of that continuation, which knows its thread; and how many tasks the
 * carrier has taken, for each mounting is one. They are read and never written, without stopping
 * any thread.
 */
public final class Carriers {

  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";
  private static final String CARRIER_THREAD = "jdk.internal.misc.CarrierThread";

  private final VarHandle continuationOfThread;
  private final VarHandle taskOfContinuation;
  private final VarHandle threadOfTask;
  private final VarHandle carrierOfThread;
  private final VarHandle queueOfCarrier;
  private final VarHandle tasksOfQueue;

  private Carriers(Class<?> continuation, Class<?> task, Class<?> queue)
      throws ReflectiveOperationException {
    continuationOfThread = field(Thread.class, continuation);
    taskOfContinuation = field(continuation, Runnable.class);
    Class<?> virtual = type(VIRTUAL_THREAD);
    threadOfTask = field(task, virtual);
    carrierOfThread = field(virtual, Thread.class);
    queueOfCarrier = field(ForkJoinWorkerThread.class, queue);
    tasksOfQueue =
        MethodHandles.privateLookupIn(queue, MethodHandles.lookup())
            .findVarHandle(queue, "nsteals", int.class);
  }

  /**
   * Finds the fields.
   *
   * @throws ReflectiveOperationException if this JDK has others
   */
  public static Carriers find(Instrumentation instrumentation) throws ReflectiveOperationException {
    Module own = Carriers.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of(
            "java.lang", Set.of(own),
            "java.util.concurrent", Set.of(own),
            "jdk.internal.vm", Set.of(own)),
        Set.of(),
        Map.of());
    return new Carriers(
        type("jdk.internal.vm.Continuation"),
        type("java.lang.VirtualThread$VThreadContinuation$1"),
        type("java.util.concurrent.ForkJoinPool$WorkQueue"));
  }

  /** Whether a thread is a virtual one. */
  public static boolean isVirtual(Thread thread) {
    return thread.getClass().getName().equals(VIRTUAL_THREAD);
  }

  /**
   * Whether a carrier belongs to the JDK's own scheduler, whose carriers stand in for each other.
   */
  public static boolean isOfDefaultScheduler(Thread carrier) {
    return carrier.getClass().getName().equals(CARRIER_THREAD);
  }

  /** A class of the JDK, not initialised: that would start the scheduler of virtual threads. */
  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, false, null);
  }

  /** The only field of a type: its type says more than its name, and lasts longer. */
  private static VarHandle field(Class<?> owner, Class<?> type)
      throws ReflectiveOperationException {
    for (Field field : owner.getDeclaredFields()) {
      if (field.getType() == type) {
        return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
            .unreflectVarHandle(field);
      }
    }
    throw new NoSuchFieldException(owner.getName() + " has no " + type.getName());
  }

  /** The carriers that live now. */
  List<Thread> all() {
    List<Thread> carriers = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      if (isOfDefaultScheduler(thread)) {
        carriers.add(thread);
      }
    }
    return carriers;
  }

  /** What stands for the virtual thread that a carrier runs now: the same as long as it is. */
  @Nullable Object mountedOn(Thread carrier) {
    return continuationOfThread.getOpaque(carrier);
  }

  /** The virtual thread that a carrier runs now, or null. */
  public @Nullable Thread threadOn(Thread carrier) {
    Object continuation = mountedOn(carrier);
    return continuation == null ? null : threadOf(continuation);
  }

  /** The carrier that runs a virtual thread now, or null while none does. */
  public @Nullable Thread carrierOf(Thread virtual) {
    return (Thread) carrierOfThread.getOpaque(virtual);
  }

  /** How many tasks a carrier has taken: another number, another mounting. */
  int tasksOf(Thread carrier) {
    Object queue = queueOfCarrier.get(carrier);
    return queue == null ? 0 : (int) tasksOfQueue.getOpaque(queue);
  }

  /** The virtual thread that a continuation stands for. */
  @Nullable Thread threadOf(Object continuation) {
    Object task = taskOfContinuation.get(continuation);
    return task == null || task.getClass() != threadOfTask.coordinateTypes().get(0)
        ? null
        : (Thread) threadOfTask.get(task);
  }
}
