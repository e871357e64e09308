package io.loopwarden.hooks;

import java.io.FileDescriptor;
import java.io.SyncFailedException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import jdk.internal.vm.annotation.Hidden;

/**
 * What stands in for the natives that JDK 17 makes us catch where they are called: {@code
 * Thread.sleep}, {@code Object.wait} and {@code FileDescriptor.sync} have no body to weave there.
 * Calls of them are woven to come here, and so are references and look-ups by reflection.
 */
public final class LoopwardenNatives {

  private static final int STATIC = 0x0008;

  private static volatile int sleepCode = LoopwardenOperationCode.NONE;
  private static volatile int waitCode = LoopwardenOperationCode.NONE;
  private static volatile int syncCode = LoopwardenOperationCode.NONE;
  private static volatile int yieldCode = LoopwardenOperationCode.NONE;

  private LoopwardenNatives() {}

  static void connect(int sleepCode, int waitCode, int syncCode) {
    LoopwardenNatives.sleepCode = sleepCode;
    LoopwardenNatives.waitCode = waitCode;
    LoopwardenNatives.syncCode = syncCode;
  }

  static void connectYield(int yieldCode) {
    LoopwardenNatives.yieldCode = yieldCode;
  }

  /** The code of {@code Object.wait}. */
  static int waitCode() {
    return waitCode;
  }

  /** Stands in for {@code Thread.sleep(long)} where that is native. */
  @Hidden
  public static void sleep(long millis) throws InterruptedException {
    LoopwardenLoop loop = LoopwardenHooks.enter(sleepCode);
    if (loop == null) {
      Thread.sleep(millis);
      return;
    }
    try {
      Thread.sleep(millis);
    } finally {
      LoopwardenHooks.exit(loop);
    }
  }

  /** Stands in for {@code Object.wait(long)} where that is native. */
  @Hidden
  public static void wait(Object monitor, long millis) throws InterruptedException {
    LoopwardenLoop loop = LoopwardenHooks.enter(waitCode);
    if (loop == null) {
      monitor.wait(millis);
      return;
    }
    try {
      monitor.wait(millis);
    } finally {
      LoopwardenHooks.exit(loop);
    }
  }

  /** Stands in for {@code FileDescriptor.sync()} where that is native. */
  @Hidden
  public static void sync(FileDescriptor file) throws SyncFailedException {
    LoopwardenLoop loop = LoopwardenHooks.enter(syncCode);
    if (loop == null) {
      file.sync();
      return;
    }
    try {
      file.sync();
    } finally {
      LoopwardenHooks.exit(loop);
    }
  }

  /** Stands in for {@code Thread.yield()} where that is native; woven only on request. */
  @Hidden
  public static void yield() {
    LoopwardenLoop loop = LoopwardenHooks.enter(yieldCode);
    try {
      Thread.yield();
    } finally {
      LoopwardenHooks.exit(loop);
    }
  }

  /** {@code Method.invoke} is about to run a method: begins the native that it may be. */
  public static LoopwardenLoop enterReflective(Class<?> declaring, String name) {
    if (declaring == Thread.class && "sleep".equals(name)) {
      return LoopwardenHooks.enter(sleepCode);
    }
    if (declaring == Object.class && "wait".equals(name)) {
      return LoopwardenHooks.enter(waitCode);
    }
    if (declaring == Thread.class && "yield".equals(name)) {
      return yieldCode == LoopwardenOperationCode.NONE ? null : LoopwardenHooks.enter(yieldCode);
    }
    return declaring == FileDescriptor.class && "sync".equals(name)
        ? LoopwardenHooks.enter(syncCode)
        : null;
  }

  /** The handle to give out instead of one that was looked up for a method of a class. */
  public static MethodHandle handle(
      MethodHandle found, Class<?> owner, String name, MethodType type) {
    if (name.length() > 5 || type.returnType() != void.class) {
      return found;
    }
    if (name.equals("sleep") && owner == Thread.class && takesLong(type)) {
      return LoopwardenHandles.SLEEP;
    }
    if (name.equals("wait") && takesLong(type)) {
      return LoopwardenHandles.WAIT.asType(found.type());
    }
    if (name.equals("sync") && owner == FileDescriptor.class && type.parameterCount() == 0) {
      return LoopwardenHandles.SYNC;
    }
    if (name.equals("yield")
        && owner == Thread.class
        && yieldCode != LoopwardenOperationCode.NONE) {
      return LoopwardenHandles.YIELD;
    }
    return found;
  }

  private static boolean takesLong(MethodType type) {
    return type.parameterCount() == 1 && type.parameterType(0) == long.class;
  }

  /** The handle to give out instead of one that was made of a reflected method. */
  public static MethodHandle handle(MethodHandle found, Method method) {
    Class<?> owner = method.getDeclaringClass();
    if (owner != Thread.class && owner != Object.class && owner != FileDescriptor.class) {
      return found;
    }
    boolean isStatic = (method.getModifiers() & STATIC) != 0;
    MethodType type = isStatic ? found.type() : found.type().dropParameterTypes(0, 1);
    return handle(found, owner, method.getName(), type);
  }

  /**
   * Links a call of a static method that has the name and type of a native: to the hook if it is
   * that native, which the owner inherits, and else to the method that was meant.
   */
  public static CallSite linkStatic(
      MethodHandles.Lookup caller, String name, MethodType type, Class<?> owner)
      throws ReflectiveOperationException {
    MethodHandle meant = caller.findStatic(owner, name, type);
    boolean isSleep =
        name.equals("sleep") && caller.revealDirect(meant).getDeclaringClass() == Thread.class;
    return new ConstantCallSite(isSleep ? LoopwardenHandles.SLEEP : meant);
  }
}
