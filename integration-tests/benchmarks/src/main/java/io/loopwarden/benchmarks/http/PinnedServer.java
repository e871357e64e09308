package io.loopwarden.benchmarks.http;

import io.loopwarden.benchmarks.report.Samples;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server on the one processor of this JVM, which asks it ({@link OneProcessor}). Neither
 * interrupts the other: the server's event loop runs once all requests have been sent, so each of
 * its iterations has one request of each connection.
 */
public final class PinnedServer {

  /**
   * A collector without threads, a heap of one size, and compiled code that is there when the
   * compiler is asked for it: so JVMs differ least.
   */
  private static final Launch LAUNCH =
      Launch.withFlags(
          "-XX:+UseSerialGC", "-Xms128m", "-Xmx128m", "-Xbatch", "-XX:CICompilerCount=2");

  private static final int TURNS = 20;
  private static final double NANOS_PER_MICRO = 1e3;

  private PinnedServer() {}

  /**
   * How many microseconds of CPU time a request takes in a fresh JVM, once it has answered for as
   * long as it is measured: the lower quartile of many turns, as what other programs do to the
   * processor's caches and its clock makes turns longer, and none shorter.
   *
   * @param turn how long all turns take together
   */
  public static double cpuMicros(Jdk jdk, List<String> agentArguments, Path folder, Duration turn) {
    try (ServerProcess process =
            ServerProcess.start(LAUNCH, jdk, agentArguments, folder, "pinned-server");
        LoadGenerator generator = new LoadGenerator(process.port())) {
      generator.lockstep(turn);
      double[] micros = new double[TURNS];
      for (int i = 0; i < TURNS; i++) {
        long beforeNanos = process.cpuNanos();
        LoadResult result = generator.lockstep(turn.dividedBy(TURNS));
        micros[i] = (process.cpuNanos() - beforeNanos) / NANOS_PER_MICRO / result.requests();
      }
      return Samples.of(micros).lowerQuartile();
    }
  }

  /**
   * What the JIT compiler has done in a fresh JVM that answers as fast as it can.
   *
   * @param duration for how long it answers
   */
  public static Path compilationLog(
      Jdk jdk, List<String> agentArguments, Path folder, Duration duration) {
    Path log = folder.resolve("compilations.xml");
    List<String> arguments = new ArrayList<>(agentArguments);
    arguments.addAll(
        List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+LogCompilation", "-XX:LogFile=" + log));
    try (ServerProcess process =
            ServerProcess.start(LAUNCH, jdk, arguments, folder, "pinned-server");
        LoadGenerator generator = new LoadGenerator(process.port())) {
      generator.saturate(duration);
    }
    return log; // complete once the JVM has ended
  }
}
