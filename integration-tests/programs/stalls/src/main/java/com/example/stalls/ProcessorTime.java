package com.example.stalls;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** As much work each time, however long the processor is somebody else's. */
final class ProcessorTime implements Culprit {

  private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
  private static final int ROUNDS_AT_A_TIME = 100_000;
  private static final int WARM_UPS = 3;

  private final long rounds;
  private long state = 1;

  /** Finds out how much work takes that time of the processor. */
  ProcessorTime() {
    long measured = 0;
    for (int i = 0; i < WARM_UPS; i++) {
      measured = measure();
    }
    rounds = measured;
  }

  private long measure() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + WORK_NANOS;
    long done = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      compute(ROUNDS_AT_A_TIME);
      done += ROUNDS_AT_A_TIME;
    }
    return done;
  }

  @Override
  public void hold() {
    for (long done = 0; done < rounds; done += ROUNDS_AT_A_TIME) {
      compute(ROUNDS_AT_A_TIME);
    }
  }

  private void compute(int times) {
    for (int i = 0; i < times; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
    }
  }
}
