package com.example.faults.harm;

import io.loopwarden.api.Loopwarden;
import java.util.stream.Stream;

/**
 * A call blocks for so long that the agent counts a stall that goes on. Prints {@code ENDED} and
 * how many stalls go on by the summary, right after the event loop waits for events again.
 */
public final class SummaryAfterStall {

  private static final int MILLIS = 1_200;

  private SummaryAfterStall() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    try (Loop loop = new Loop("loop")) {
      loop.run(() -> Loop.sleep(MILLIS));
      awaitRest(thread("loop"));
      System.out.println(
          "ENDED "
              + Loopwarden.summary().lines().filter(SummaryAfterStall::isOfOngoing).count()
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
    while (Stream.of(thread.getStackTrace()).noneMatch(SummaryAfterStall::waitsForEvents)) {
      Thread.sleep(1);
    }
  }

  private static boolean waitsForEvents(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.nio.ch.") && frame.getMethodName().equals("wait");
  }
}
