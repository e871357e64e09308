package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeping, in every way in which it can be asked for. */
final class SleepProbes {

  private SleepProbes() {}

  /** Inherits {@code sleep}, so that it can be called by this name. */
  private static final class Worker extends Thread {}

  private interface Sleeper {
    void sleep(long millis) throws InterruptedException;
  }

  static void addTo(Probes probes) {
    probes
        .category("sleep")
        .operation("java.lang.Thread.sleep")
        .call("Thread.sleep(long)", bench -> () -> Thread.sleep(PAUSE_MILLIS))
        .call("Thread.sleep(long, int)", bench -> () -> Thread.sleep(PAUSE_MILLIS, 1))
        .call("Thread.sleep by a subclass's name", bench -> () -> Worker.sleep(PAUSE_MILLIS))
        .call("Thread::sleep", bench -> methodReference())
        .call("Method.invoke of Thread.sleep", bench -> reflection())
        .call("MethodHandle of Thread.sleep", bench -> methodHandle())
        .call("MethodHandle unreflected from Thread.sleep", bench -> unreflected())
        .operation("java.util.concurrent.TimeUnit.sleep")
        .call("TimeUnit.sleep", bench -> () -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS))
        .operation("java.lang.Thread.sleep")
        .since(19)
        .call("Thread.sleep(Duration)", bench -> duration());
  }

  private static Action methodReference() {
    Sleeper sleeper = Thread::sleep;
    return () -> sleeper.sleep(PAUSE_MILLIS);
  }

  private static Action reflection() {
    Method sleep = Newer.method(Thread.class, "sleep", long.class);
    return () -> sleep.invoke(null, PAUSE_MILLIS);
  }

  private static Action methodHandle() throws ReflectiveOperationException {
    MethodHandle sleep =
        MethodHandles.lookup()
            .findStatic(Thread.class, "sleep", MethodType.methodType(void.class, long.class));
    return () -> invoke(sleep);
  }

  private static Action unreflected() throws ReflectiveOperationException {
    MethodHandle sleep =
        MethodHandles.lookup().unreflect(Newer.method(Thread.class, "sleep", long.class));
    return () -> invoke(sleep);
  }

  private static void invoke(MethodHandle sleep) throws Exception {
    try {
      sleep.invokeExact(PAUSE_MILLIS);
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Action duration() {
    Method sleep = Newer.method(Thread.class, "sleep", Duration.class);
    return () -> Newer.call(sleep, null, Duration.ofMillis(PAUSE_MILLIS));
  }
}
