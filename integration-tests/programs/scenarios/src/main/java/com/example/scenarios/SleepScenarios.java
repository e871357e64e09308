package com.example.scenarios;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Every way to sleep that Java code has. */
final class SleepScenarios {
  private static final long MILLIS = 50;
  private static final MethodHandle FOUND = found();
  private static final MethodHandle UNREFLECTED = unreflected();
  private static final MethodHandle OF_DURATION = Platform.sleepOfDuration().orElse(null);

  private SleepScenarios() {}

  static Stream<Scenario<?>> all() {
    Stream<Scenario<?>> everywhere =
        Stream.of(
            Scenario.alone("threadSleep", SleepScenarios::threadSleep),
            Scenario.alone("threadSleepWithNanos", SleepScenarios::threadSleepWithNanos),
            Scenario.alone(
                "threadSleepByMethodReference", SleepScenarios::threadSleepByMethodReference),
            Scenario.alone("threadSleepByReflection", SleepScenarios::threadSleepByReflection),
            Scenario.alone("threadSleepByFoundHandle", SleepScenarios::threadSleepByFoundHandle),
            Scenario.alone(
                "threadSleepByUnreflectedHandle", SleepScenarios::threadSleepByUnreflectedHandle),
            Scenario.alone("threadSleepByBoundHandle", SleepScenarios::threadSleepByBoundHandle),
            Scenario.alone("threadSleepBySubclass", SleepScenarios::threadSleepBySubclass),
            Scenario.alone("timeUnitSleep", SleepScenarios::timeUnitSleep),
            Scenario.alone(
                "timeUnitSleepByMethodReference", SleepScenarios::timeUnitSleepByMethodReference),
            Scenario.alone("swallowedSleep", SleepScenarios::swallowedSleep),
            Scenario.alone("interruptedSleep", SleepScenarios::interruptedSleep),
            Scenario.alone("repeatedSleep", SleepScenarios::repeatedSleep));
    if (OF_DURATION == null) {
      return everywhere;
    }
    List<Scenario<?>> withDuration =
        List.of(
            Scenario.alone("threadSleepOfDuration", SleepScenarios::threadSleepOfDuration),
            Scenario.alone(
                "threadSleepOfDurationByReflection",
                SleepScenarios::threadSleepOfDurationByReflection));
    return Stream.concat(everywhere, withDuration.stream());
  }

  static Object threadSleep() throws InterruptedException {
    Thread.sleep(MILLIS);
    return "slept";
  }

  static Object threadSleepWithNanos() throws InterruptedException {
    Thread.sleep(MILLIS, 1);
    return "slept";
  }

  static Object threadSleepByMethodReference() throws InterruptedException {
    Sleeper sleeper = Thread::sleep;
    sleeper.sleep(MILLIS);
    return "slept";
  }

  static Object threadSleepByReflection() throws Throwable {
    Method sleep = Thread.class.getMethod("sleep", long.class);
    try {
      sleep.invoke(null, MILLIS);
      return "slept";
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static Object threadSleepByFoundHandle() throws Throwable {
    FOUND.invokeExact(MILLIS);
    return "slept";
  }

  static Object threadSleepByUnreflectedHandle() throws Throwable {
    UNREFLECTED.invokeExact(MILLIS);
    return "slept";
  }

  static Object threadSleepByBoundHandle() throws Throwable {
    MethodHandle bound = MethodHandles.insertArguments(FOUND, 0, MILLIS);
    bound.invokeExact();
    return "slept";
  }

  static Object threadSleepBySubclass() throws InterruptedException {
    Dozer.sleep(MILLIS);
    return "slept";
  }

  static Object threadSleepOfDuration() throws Throwable {
    OF_DURATION.invokeExact(Duration.ofMillis(MILLIS));
    return "slept";
  }

  static Object threadSleepOfDurationByReflection() throws Throwable {
    Method sleep = Thread.class.getMethod("sleep", Duration.class);
    try {
      sleep.invoke(null, Duration.ofMillis(MILLIS));
      return "slept";
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static Object timeUnitSleep() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(MILLIS);
    return "slept";
  }

  static Object timeUnitSleepByMethodReference() throws InterruptedException {
    Sleeper sleeper = TimeUnit.MILLISECONDS::sleep;
    sleeper.sleep(MILLIS);
    return "slept";
  }

  /** An application that catches whatever it is thrown. */
  static Object swallowedSleep() {
    try {
      Thread.sleep(MILLIS);
      return "slept";
    } catch (Throwable t) {
      return "swallowed " + t.getClass().getName();
    }
  }

  /**
   * Tells without a clock whether the sleep began: only a sleep that begins takes the interruption
   * away.
   */
  static Object interruptedSleep() {
    Thread.currentThread().interrupt();
    try {
      Thread.sleep(MILLIS);
      return "slept";
    } catch (InterruptedException e) {
      return "began to sleep";
    } catch (RuntimeException e) {
      return Thread.interrupted() ? "never began to sleep" : "lost the interruption";
    }
  }

  /** Many calls from one line. */
  static Object repeatedSleep() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      Thread.sleep(1);
    }
    return "slept 10 times";
  }

  private static MethodHandle found() {
    try {
      return MethodHandles.lookup()
          .findStatic(Thread.class, "sleep", MethodType.methodType(void.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static MethodHandle unreflected() {
    try {
      return MethodHandles.lookup().unreflect(Thread.class.getMethod("sleep", long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private interface Sleeper {
    void sleep(long millis) throws InterruptedException;
  }

  private static final class Dozer extends Thread {}
}
