package io.loopwarden.benchmarks.calls;

import io.loopwarden.benchmarks.report.Samples;
import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured in one JVM. */
public final class JmhOutcome {

  private final Collection<IterationResult> iterations;

  JmhOutcome(RunResult result) {
    iterations =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .toList();
  }

  /**
   * The time of a call in the fastest iteration, without the time in which the thread had no
   * processor. Whatever else the machine does only ever adds to it.
   */
  public double cpuNanosPerCall() {
    return iterations.stream()
        .mapToDouble(
            iteration ->
                iteration.getPrimaryResult().getScore()
                    * ratioOf(iteration, "cpuNanos", "wallNanos"))
        .min()
        .orElseThrow();
  }

  /** Allocated by any thread of the JVM, from JMH's {@code -prof gc}, in the median one. */
  public double bytesPerCall() {
    return median(iteration -> secondary(iteration, "gc.alloc.rate.norm"));
  }

  /** The ratio of two auxiliary counters, in the median iteration. */
  public double ratio(String numerator, String denominator) {
    return median(iteration -> ratioOf(iteration, numerator, denominator));
  }

  private double median(ToDoubleFunction<IterationResult> figure) {
    return Samples.of(iterations.stream().mapToDouble(figure).toArray()).median();
  }

  private static double ratioOf(IterationResult iteration, String numerator, String denominator) {
    return secondary(iteration, numerator) / secondary(iteration, denominator);
  }

  private static double secondary(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    if (result == null) {
      throw new IllegalStateException("JMH did not measure " + name);
    }
    return result.getScore();
  }
}
