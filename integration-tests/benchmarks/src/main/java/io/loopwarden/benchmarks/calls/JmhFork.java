package io.loopwarden.benchmarks.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one JMH benchmark in one fresh JVM. */
final class JmhFork {

  private static final int WARMUP_ITERATIONS = 3;
  private static final int MEASURED_ITERATIONS = 5;

  private final Path log;
  private final TimeValue iteration;

  JmhFork(Path folder, Duration iteration) {
    this.log = folder.resolve("jmh.log");
    this.iteration = TimeValue.milliseconds(iteration.toMillis());
  }

  JmhOutcome run(CallCase call, List<String> agentArguments) {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + Pattern.quote(call.benchmark().getName() + "." + call.method()) + "$")
        .jvm(call.jdk().java())
        .jvmArgs(agentArguments.toArray(String[]::new))
        .jvmArgsAppend(call.jvmArguments().toArray(String[]::new))
        .forks(1)
        .warmupIterations(WARMUP_ITERATIONS)
        .warmupTime(iteration)
        .measurementIterations(MEASURED_ITERATIONS)
        .measurementTime(iteration)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .output(log.toString());
    call.parameters().forEach(options::param);
    try {
      return new JmhOutcome(new Runner(options.build()).runSingle());
    } catch (RunnerException e) {
      throw new IllegalStateException(e.getMessage() + System.lineSeparator() + readLog(), e);
    }
  }

  private String readLog() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
