package io.loopwarden.benchmarks.startup;

import io.loopwarden.benchmarks.recording.Measurements;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.it.harness.Jdk;

/** Collects the starts of one program on one JDK. */
public final class StartFigures {

  private static final String WALL = "wall ms";
  private static final String CPU = "CPU ms";
  private static final String PEAK = "peak RSS MiB";

  private final Measurements measurements;
  private final Measurements.Case subject;

  public StartFigures(Measurements measurements, Program program, Jdk jdk) {
    this.measurements = measurements;
    this.subject = new Measurements.Case(program.title(), jdk.name());
  }

  public void add(Agent agent, MeasuredStart start) {
    measurements.add(subject, WALL, agent, start.wallMillis());
    measurements.add(subject, CPU, agent, start.cpuMillis());
    start.peakMebibytes().ifPresent(peak -> measurements.add(subject, PEAK, agent, peak));
  }

  public static String table(Measurements measurements) {
    MarkdownTable table =
        new MarkdownTable(
            "program",
            "JDK",
            "agent",
            WALL,
            "added",
            "of BlockHound's",
            CPU,
            "added",
            "of BlockHound's",
            PEAK,
            "added",
            "of BlockHound's");
    for (Measurements.Case subject : measurements.cases()) {
      Series<Agent> wallMillis = measurements.series(subject, WALL);
      Series<Agent> cpuMillis = measurements.series(subject, CPU);
      Series<Agent> peakMebibytes = measurements.series(subject, PEAK);
      for (Agent agent : measurements.agents(subject, WALL)) {
        table.row(
            subject.subject(),
            subject.jdk(),
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
    return table.toString();
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
