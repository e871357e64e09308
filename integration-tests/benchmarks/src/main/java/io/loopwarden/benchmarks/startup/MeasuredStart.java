package io.loopwarden.benchmarks.startup;

import io.loopwarden.it.harness.SpawnedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One run of a program from its start to its end.
 *
 * @param wallMillis until it had ended
 * @param cpuMillis user and system, in steps of 10 ms
 * @param peakMebibytes its largest resident set, where GNU time is installed
 */
public record MeasuredStart(double wallMillis, double cpuMillis, OptionalDouble peakMebibytes) {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Path GNU_TIME = Path.of("/usr/bin/time");
  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;
  private static final double NANOS_PER_MILLI = 1e6;

  public static MeasuredStart of(List<String> command, Path folder) {
    boolean withPeak = Files.isExecutable(GNU_TIME);
    Path peakFile = folder.resolve("peak");
    List<String> wholeCommand = new ArrayList<>();
    if (withPeak) {
      wholeCommand.addAll(List.of(GNU_TIME.toString(), "-f", "%M", "-o", peakFile.toString()));
    }
    wholeCommand.addAll(command);
    long cpuBeforeMillis = ProcessTimes.ofThisProcess().childrenMillis();
    long startNanos = System.nanoTime();
    int exitCode;
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "program", wholeCommand)) {
      exitCode = jvm.awaitExit(PATIENCE);
      if (exitCode != 0) {
        throw new IllegalStateException(
            String.join(" ", wholeCommand)
                + " ended with "
                + exitCode
                + ": "
                + jvm.standardError());
      }
    }
    long durationNanos = System.nanoTime() - startNanos;
    long cpuMillis = ProcessTimes.ofThisProcess().childrenMillis() - cpuBeforeMillis;
    return new MeasuredStart(
        durationNanos / NANOS_PER_MILLI,
        cpuMillis,
        withPeak ? OptionalDouble.of(mebibytes(peakFile)) : OptionalDouble.empty());
  }

  private static double mebibytes(Path peakFile) {
    try {
      return Double.parseDouble(Files.readString(peakFile).strip()) / KIBIBYTES_PER_MEBIBYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
