package com.example.faults.harm;

import io.loopwarden.api.Loopwarden;
import java.util.stream.Stream;

/**
 * Asks for the summary at once: before there is an event loop, and right after the first blocking
 * call. Prints {@code EARLY} and the first line of the latter. Then a call blocks for so long that
 * the agent counts a stall that goes on; prints {@code ENDED} and what the summary says of it right
 * after the event loop waits for events again.
 */
public final class EarlySummary {

  private static final int LONG_MILLIS = 1_200;

  private EarlySummary() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    Loopwarden.summary();
    try (Loop loop = new Loop("loop")) {
      loop.run(() -> Loop.sleep(20));
      System.out.println("EARLY " + Loopwarden.summary().lines().findFirst().orElse("nothing"));
      loop.run(() -> Loop.sleep(LONG_MILLIS));
      awaitRest(thread("loop"));
      System.out.println(
          "ENDED "
              + Loopwarden.summary().lines().filter(EarlySummary::isOfOngoing).count()
              + " go on");
    }
  }

  private static boolean isOfOngoing(String line) {
    return line.contains("ongoing:");
  }

  private static Thread thread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitRest(Thread thread) throws InterruptedException {
    while (Stream.of(thread.getStackTrace()).noneMatch(EarlySummary::waitsForEvents)) {
      Thread.sleep(1);
    }
  }

  private static boolean waitsForEvents(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.nio.ch.") && frame.getMethodName().equals("wait");
  }
}
