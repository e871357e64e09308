package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a monitor's notification, for a thread's end, for a permit to run on. */
final class WaitProbes {

  private WaitProbes() {}

  static void addTo(Probes probes) {
    String object = "java.lang.Object";
    String thread = "java.lang.Thread";
    String support = "java.util.concurrent.locks.LockSupport";
    probes
        .category("wait")
        .named(object, "wait", "()", WaitProbes::notified)
        .named(object, "wait", "(long)", bench -> () -> waitFor(new Object(), 0))
        .named(object, "wait", "(long, int)", bench -> () -> waitFor(new Object(), 1))
        .operation("java.lang.Object.wait")
        .call("Method.invoke of Object.wait", bench -> reflection())
        .call("MethodHandle of Object.wait", bench -> methodHandle())
        .named(thread, "join", "()", bench -> joining(Thread::join))
        .named(thread, "join", "(long)", bench -> joining(other -> other.join(9_000)))
        .named(thread, "join", "(long, int)", bench -> joining(other -> other.join(9_000, 1)))
        .operation("java.lang.Thread.join")
        .call("TimeUnit.timedJoin", bench -> joining(other -> TimeUnit.SECONDS.timedJoin(other, 9)))
        .named(support, "park", "()", WaitProbes::unparked)
        .named(support, "park", "(Object)", WaitProbes::unparkedWithBlocker)
        .named(support, "parkNanos", "(long)", bench -> () -> LockSupport.parkNanos(PAUSE_NANOS))
        .named(
            support,
            "parkNanos",
            "(Object, long)",
            bench -> () -> LockSupport.parkNanos(bench, PAUSE_NANOS))
        .named(support, "parkUntil", "(long)", bench -> () -> LockSupport.parkUntil(end()))
        .named(
            support,
            "parkUntil",
            "(Object, long)",
            bench -> () -> LockSupport.parkUntil(bench, end()))
        .named("java.lang.ref.ReferenceQueue", "remove", "(long)", bench -> referenceQueue())
        .since(19)
        .named(thread, "join", "(Duration)", bench -> joinedFor());
  }

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);

  private interface Join {
    void accept(Thread thread) throws Exception;
  }

  private static long end() {
    return System.currentTimeMillis() + PAUSE_MILLIS;
  }

  private static Action notified(Workbench bench) {
    Object monitor = new Object();
    return () -> {
      bench.soon(() -> notify(monitor));
      synchronized (monitor) {
        monitor.wait();
      }
    };
  }

  private static void notify(Object monitor) {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private static void waitFor(Object monitor, int nanos) throws InterruptedException {
    synchronized (monitor) {
      if (nanos == 0) {
        monitor.wait(PAUSE_MILLIS);
      } else {
        monitor.wait(PAUSE_MILLIS, nanos);
      }
    }
  }

  private static Action reflection() {
    Method wait = Newer.method(Object.class, "wait", long.class);
    Object monitor = new Object();
    return () -> {
      synchronized (monitor) {
        wait.invoke(monitor, PAUSE_MILLIS);
      }
    };
  }

  private static Action methodHandle() throws ReflectiveOperationException {
    MethodHandle wait =
        MethodHandles.lookup()
            .findVirtual(Object.class, "wait", MethodType.methodType(void.class, long.class));
    Object monitor = new Object();
    return () -> {
      synchronized (monitor) {
        try {
          wait.invokeExact(monitor, PAUSE_MILLIS);
        } catch (Throwable e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private static Action joining(Join join) {
    Thread other = sleeper();
    return () -> {
      other.start();
      join.accept(other);
    };
  }

  private static Action joinedFor() {
    Method join = Newer.method(Thread.class, "join", Duration.class);
    Thread other = sleeper();
    return () -> {
      other.start();
      Newer.call(join, other, Duration.ofSeconds(9));
    };
  }

  private static Thread sleeper() {
    return new Thread(() -> LockSupport.parkNanos(PAUSE_NANOS), "sleeper");
  }

  private static Action unparked(Workbench bench) {
    return () -> {
      Thread loop = Thread.currentThread();
      bench.soon(() -> LockSupport.unpark(loop));
      LockSupport.park();
    };
  }

  private static Action unparkedWithBlocker(Workbench bench) {
    return () -> {
      Thread loop = Thread.currentThread();
      bench.soon(() -> LockSupport.unpark(loop));
      LockSupport.park(bench);
    };
  }

  private static Action referenceQueue() {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    return () -> queue.remove(PAUSE_MILLIS);
  }
}
