package io.loopwarden.engine.jfr;

import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Keeps carriers in one of several ways, and prints what is told of it. */
final class VirtualThreadsProbe {

  private static final long MILLI = 1_000_000;
  private static final Duration THRESHOLD = Duration.ofMillis(80);

  private static Instrumentation instrumentation;

  private VirtualThreadsProbe() {}

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  public static void main(String[] arguments) throws Exception {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    try (VirtualThreads threads =
        VirtualThreads.start(
            THRESHOLD,
            instrumentation,
            pinned -> told.add(line(pinned)),
            held -> tell(arguments[0], held, told),
            told::add)) {
      keep(arguments[0], told);
    }
    told.forEach(System.out::println);
  }

  private static void keep(String how, Queue<String> told) throws Exception {
    switch (how) {
      case "pin" -> {
        while (told.isEmpty()) { // JFR takes a while to start
          start("pinner", VirtualThreadsProbe::pin).join();
        }
      }
      case "spin" -> {
        LockSupport.parkNanos(500 * MILLI);
        Thread first = start("first", () -> spin(20)); // so that there are carriers to watch
        start("second", () -> spin(20)).join();
        first.join();
        LockSupport.parkNanos(2000 * MILLI);
        start("spinner", () -> spin(400)).join();
        LockSupport.parkNanos(500 * MILLI);
      }
      case "spin-beside-errors" -> {
        start("keeper of a carrier", () -> spin(20)).join();
        while (told.isEmpty()) { // the first is an error
          start("spinner", () -> spin(400)).join();
        }
      }
      case "spin-on" -> {
        start("spinner", () -> spin(60_000));
        LockSupport.parkNanos(4000 * MILLI);
      }
      case "polite" -> {
        long end = System.nanoTime() + 4000 * MILLI;
        start(
                "polite",
                () -> {
                  while (System.nanoTime() < end) {
                    spin(30);
                    LockSupport.parkNanos(2 * MILLI);
                  }
                })
            .join();
      }
      default -> LockSupport.parkNanos(3000 * MILLI);
    }
  }

  private static int errors;

  /** Runs on the thread that looks at carriers. */
  private static void tell(String how, HeldCarrier held, Queue<String> told) {
    if (how.equals("spin-beside-errors") && errors++ == 0) {
      throw new OutOfMemoryError("of the test");
    }
    told.add(line(held));
  }

  private static Thread start(String name, Runnable task) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    type.getMethod("name", String.class).invoke(builder, name);
    Method start = type.getMethod("start", Runnable.class);
    return (Thread) start.invoke(builder, task);
  }

  static void spin(long millis) {
    long end = System.nanoTime() + millis * MILLI;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Waits while it is initialised. */
  static final class Pinning {
    static {
      LockSupport.parkNanos(200 * MILLI);
    }

    private Pinning() {}
  }

  private static void pin() {
    try {
      Class.forName(Pinning.class.getName(), true, new Anew());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has that class of its own. */
  private static final class Anew extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Pinning.class.getName())) {
        return super.loadClass(name, resolve);
      }
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (InputStream in = VirtualThreadsProbe.class.getResourceAsStream(file)) {
        byte[] classFile = in.readAllBytes();
        return defineClass(name, classFile, 0, classFile.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static String line(PinnedThread pinned) {
    return String.join(
        " ",
        "pinned",
        pinned.threadName(),
        String.valueOf(pinned.durationNanos() >= THRESHOLD.toNanos()),
        pinned.carrierName(),
        pinned.operation(),
        pinned.reason(),
        stack(pinned.frames()));
  }

  private static String line(HeldCarrier held) {
    return String.join(
        " ",
        "held",
        held.threadName(),
        String.valueOf(held.durationNanos() >= THRESHOLD.toNanos()),
        String.valueOf(held.ongoing()),
        held.carrierName(),
        stack(held.frames()));
  }

  private static String stack(List<StackTraceElement> frames) {
    return frames.toString();
  }
}
