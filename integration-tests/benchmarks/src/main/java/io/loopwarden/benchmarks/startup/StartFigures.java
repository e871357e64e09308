package io.loopwarden.benchmarks.startup;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.it.harness.Jdk;
import java.util.List;

/** Collects the starts of one program on one JDK. */
public final class StartFigures {

  private final Series<Agent> wallMillis = new Series<>();
  private final Series<Agent> cpuMillis = new Series<>();
  private final Series<Agent> peakMebibytes = new Series<>();

  public static MarkdownTable newTable() {
    return new MarkdownTable(
        "program",
        "JDK",
        "agent",
        "wall ms",
        "added",
        "of BlockHound's",
        "CPU ms",
        "added",
        "of BlockHound's",
        "peak RSS MiB",
        "added",
        "of BlockHound's");
  }

  public void add(Agent agent, MeasuredStart start) {
    wallMillis.add(agent, start.wallMillis());
    cpuMillis.add(agent, start.cpuMillis());
    start.peakMebibytes().ifPresent(peak -> peakMebibytes.add(agent, peak));
  }

  public void addRows(MarkdownTable table, Program program, Jdk jdk, List<Agent> agents) {
    for (Agent agent : agents) {
      table.row(
          program.title(),
          jdk.name(),
          agent.title(),
          median(wallMillis, agent),
          added(wallMillis, agent),
          share(wallMillis, agent),
          median(cpuMillis, agent),
          added(cpuMillis, agent),
          share(cpuMillis, agent),
          median(peakMebibytes, agent),
          added(peakMebibytes, agent),
          share(peakMebibytes, agent));
    }
  }

  private static String median(Series<Agent> series, Agent agent) {
    return series.has(agent) ? Figures.fixed(series.median(agent), 0) : "no GNU time";
  }

  private static String added(Series<Agent> series, Agent agent) {
    return agent != Agent.NONE && series.has(agent) && series.has(Agent.NONE)
        ? Figures.added(addedMedian(series, agent), 0)
        : Figures.NONE;
  }

  /** The part that the agent adds of what BlockHound adds. */
  private static String share(Series<Agent> series, Agent agent) {
    boolean comparable =
        series.has(agent) && series.has(Agent.NONE) && series.has(Agent.BLOCKHOUND);
    return comparable && agent != Agent.NONE
        ? Figures.fixed(addedMedian(series, agent) / addedMedian(series, Agent.BLOCKHOUND), 2)
        : Figures.NONE;
  }

  private static double addedMedian(Series<Agent> series, Agent agent) {
    return series.differences(agent, Agent.NONE).median();
  }
}
