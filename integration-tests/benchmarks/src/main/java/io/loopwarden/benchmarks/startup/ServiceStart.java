package io.loopwarden.benchmarks.startup;

import io.loopwarden.it.harness.SpawnedJvm;
import java.nio.file.Path;
import java.util.List;

/**
 * One start of a service, until it answers requests.
 *
 * @param cpuMillis of all threads, user and system, in steps of 10 ms
 */
public record ServiceStart(double wallMillis, double cpuMillis) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Starts a service, and ends it.
   *
   * @param readyWord the first word of the line that says that it answers
   */
  public static ServiceStart of(List<String> command, Path folder, String readyWord) {
    long startNanos = System.nanoTime();
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "service", command)) {
      jvm.awaitLine(readyWord);
      long durationNanos = System.nanoTime() - startNanos;
      return new ServiceStart(
          durationNanos / NANOS_PER_MILLI, ProcessTimes.of(jvm.pid()).ownMillis());
    }
  }
}
