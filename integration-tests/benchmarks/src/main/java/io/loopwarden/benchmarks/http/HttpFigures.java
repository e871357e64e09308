package io.loopwarden.benchmarks.http;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.it.harness.Jdk;
import java.util.List;

/** Collects the turns of the servers on one JDK. */
public final class HttpFigures {

  private final Series<Agent> requestsPerSecond = new Series<>();
  private final Series<Agent> cpuMicrosPerRequest = new Series<>();
  private final Series<Agent> saturatedP99Millis = new Series<>();
  private final Series<Agent> pacedP99Millis = new Series<>();

  public static MarkdownTable newTable() {
    String paced = "p99 ms at " + Figures.grouped(MeasuredServer.PACED_REQUESTS_PER_SECOND) + "/s";
    return new MarkdownTable(
        "JDK",
        "agent",
        "requests/s",
        "ratio",
        "CPU µs/request",
        "ratio",
        "p99 ms, saturated",
        "ratio",
        paced,
        "ratio");
  }

  public void add(Agent agent, MeasuredServer.Turn turn) {
    requestsPerSecond.add(agent, turn.saturated().requestsPerSecond());
    cpuMicrosPerRequest.add(agent, turn.saturated().cpuMicrosPerRequest());
    saturatedP99Millis.add(agent, turn.saturated().p99Millis());
    pacedP99Millis.add(agent, turn.pacedP99Millis());
  }

  public void addRows(MarkdownTable table, Jdk jdk, List<Agent> agents) {
    for (Agent agent : agents) {
      table.row(
          jdk.name(),
          agent.title(),
          Figures.grouped(requestsPerSecond.median(agent)),
          ratio(requestsPerSecond, agent),
          Figures.fixed(cpuMicrosPerRequest.median(agent), 2),
          ratio(cpuMicrosPerRequest, agent),
          Figures.fixed(saturatedP99Millis.median(agent), 2),
          ratio(saturatedP99Millis, agent),
          Figures.fixed(pacedP99Millis.median(agent), 2),
          ratio(pacedP99Millis, agent));
    }
  }

  private static String ratio(Series<Agent> series, Agent agent) {
    return agent == Agent.NONE || !series.has(Agent.NONE)
        ? Figures.NONE
        : Figures.withInterval(series.ratios(agent, Agent.NONE), 3);
  }
}
