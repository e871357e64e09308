package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.http.HttpFigures;
import io.loopwarden.benchmarks.http.MeasuredServer;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Requests a second and p99 of a Vert.x server under each agent.
 *
 * <p>The servers run at the same time and are loaded one after the other in short turns, so that
 * they share the machine's good and bad minutes. The JIT does not compile alike in every JVM, which
 * makes more of a difference than any agent does: all of this happens again with fresh JVMs, many
 * times, for a few turns each.
 */
final class ThroughputBenchmark implements Benchmark {

  private static final int JVMS_PER_AGENT = 12;
  private static final int DEFAULT_ROUNDS = 4;
  private static final Duration DEFAULT_TURN = Duration.ofSeconds(2);
  private static final int WARMUP_TURNS = 3;

  @Override
  public String title() {
    return "A Vert.x plaintext server";
  }

  @Override
  public String run(Options options) {
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    MarkdownTable table = HttpFigures.newTable();
    for (Jdk jdk : options.jdks()) {
      HttpFigures figures = new HttpFigures();
      for (int generation = 1; generation <= JVMS_PER_AGENT; generation++) {
        Progress.say("%s, servers %d of %d", jdk.name(), generation, JVMS_PER_AGENT);
        measureFreshServers(jdk, agents, options, figures);
      }
      figures.addRows(table, jdk, agents);
    }
    return table.toString();
  }

  private static void measureFreshServers(
      Jdk jdk, List<Agent> agents, Options options, HttpFigures figures) {
    Duration turn = options.secondsOr(DEFAULT_TURN);
    List<MeasuredServer> servers = new ArrayList<>();
    try (TemporaryFolder folder = new TemporaryFolder()) {
      AgentArguments arguments = new AgentArguments(options, folder.path());
      try {
        for (Agent agent : agents) {
          servers.add(MeasuredServer.start(agent, jdk, arguments.of(agent), folder.path()));
        }
        for (int warmup = 0; warmup < WARMUP_TURNS; warmup++) {
          servers.forEach(server -> server.measure(turn));
        }
        for (int round = 0; round < options.rounds().orElse(DEFAULT_ROUNDS); round++) {
          servers.forEach(server -> figures.add(server.agent(), server.measure(turn)));
          Collections.rotate(servers, 1);
        }
      } finally {
        servers.forEach(MeasuredServer::close);
      }
    }
  }
}
