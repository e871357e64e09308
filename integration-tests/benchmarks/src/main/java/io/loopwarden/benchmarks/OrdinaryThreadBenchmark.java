package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.OrdinaryCall;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an instrumented call costs on a thread that is no event loop. */
final class OrdinaryThreadBenchmark implements Benchmark {

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final int DEFAULT_ROUNDS = 7;
  private static final Duration DEFAULT_ITERATION = Duration.ofMillis(500);
  private static final List<String> METHODS = List.of("inlined", "called");
  private static final List<String> ON_VIRTUAL_THREAD = List.of("-Djmh.executor=VIRTUAL");

  @Override
  public String title() {
    return "An instrumented call on an ordinary thread";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable(
            "JDK", "thread", "method", "agent", "CPU ns/op", "added", "B/op (all threads)");
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (CallCase call : cases(options.jdks())) {
        measure(call, agents, rounds, table);
      }
    }
    return table.toString();
  }

  private static List<CallCase> cases(List<Jdk> jdks) {
    List<CallCase> cases = new ArrayList<>();
    for (Jdk jdk : jdks) {
      METHODS.forEach(method -> cases.add(newCase(jdk, method, List.of())));
      if (jdk.feature() >= FIRST_WITH_VIRTUAL_THREADS) {
        METHODS.forEach(method -> cases.add(newCase(jdk, method, ON_VIRTUAL_THREAD)));
      }
    }
    return cases;
  }

  private static CallCase newCase(Jdk jdk, String method, List<String> jvmArguments) {
    return new CallCase(OrdinaryCall.class, method, Map.of(), jdk, jvmArguments);
  }

  private static void measure(
      CallCase call, List<Agent> agents, CallRounds rounds, MarkdownTable table) {
    Series<Agent> nanos = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.run(
        call,
        agents,
        (agent, outcome) -> {
          nanos.add(agent, outcome.cpuNanosPerCall());
          bytes.add(agent, outcome.bytesPerCall());
        });
    for (Agent agent : agents) {
      boolean comparable = agent != Agent.NONE && nanos.has(Agent.NONE);
      table.row(
          call.jdk().name(),
          call.jvmArguments().equals(ON_VIRTUAL_THREAD) ? "virtual" : "platform",
          call.method(),
          agent.title(),
          Figures.withInterval(nanos.samples(agent), 2),
          comparable
              ? Figures.added(nanos.differences(agent, Agent.NONE).median(), 2)
              : Figures.NONE,
          Figures.fixed(bytes.median(agent), 3));
    }
  }
}
