package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.http.OneProcessor;
import io.loopwarden.benchmarks.http.PinnedServer;
import io.loopwarden.benchmarks.inlining.CompilationLog;
import io.loopwarden.benchmarks.inlining.InliningComparison;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Which calls of a Vert.x server the JIT compiler inlines without the agent, and not with it. */
final class InliningBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 5;
  private static final Duration DEFAULT_TURN = Duration.ofSeconds(8);

  @Override
  public String title() {
    return "What the JIT compiler inlines in a Vert.x server";
  }

  @Override
  public String run(Options options) {
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.CONTROL, Agent.LOOPWARDEN);
    MarkdownTable calls =
        new MarkdownTable(
            "JDK", "compared", "call", "bytes", "inlined before", "after", "reason if not");
    MarkdownTable methods =
        new MarkdownTable("JDK", "method", "bytes without the agent", "with the agent");
    StringBuilder counts = new StringBuilder();
    try (OneProcessor processor = new OneProcessor();
        TemporaryFolder folder = new TemporaryFolder()) {
      for (Jdk jdk : options.jdks()) {
        InliningComparison comparison = measure(jdk, agents, options, folder.path());
        for (Agent agent : agents) {
          counts.append("\n- ").append(jdk.name()).append(", ").append(agent.title()).append(": ");
          counts.append(comparison.counts(agent));
          if (agent != Agent.NONE) {
            comparison.addCalls(calls, jdk.name(), Agent.NONE, agent);
          }
        }
        comparison.addMethods(methods, jdk.name(), Agent.NONE, Agent.LOOPWARDEN);
      }
    }
    return "Calls in compilations of the second compiler:\n"
        + counts
        + "\n\nCalls that differ:\n\n"
        + calls
        + "\nMethods of which the size differs:\n\n"
        + methods;
  }

  private static InliningComparison measure(
      Jdk jdk, List<Agent> agents, Options options, Path folder) {
    AgentArguments arguments = new AgentArguments(options, folder);
    InliningComparison comparison = new InliningComparison();
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    for (int round = 1; round <= rounds; round++) {
      for (Agent agent : agents) {
        Progress.say("%s, %d of %d, %s", jdk.name(), round, rounds, agent.title());
        Path log =
            PinnedServer.compilationLog(
                jdk, arguments.of(agent), folder, options.secondsOr(DEFAULT_TURN));
        comparison.add(agent, CompilationLog.read(log));
      }
    }
    return comparison;
  }
}
