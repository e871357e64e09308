package io.loopwarden.benchmarks.recording;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of what the agent costs, made of recordings. A figure without a control is left out:
 * nobody could say how much of it is the machine.
 */
public final class CostTable {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final List<Recording> recordings;

  /**
   * Makes tables of recordings.
   *
   * @param recordings of which no two have the same benchmark, program and JDK
   */
  public CostTable(List<Recording> recordings) {
    this.recordings = List.copyOf(recordings);
    List<String> seen = new ArrayList<>();
    for (Recording recording : recordings) {
      for (Measurements.Case subject : recording.measurements().cases()) {
        String name = recording.benchmark() + ", " + subject.subject() + ", " + subject.jdk();
        if (seen.contains(name)) {
          throw new IllegalArgumentException("recorded twice: " + name);
        }
        seen.add(name);
      }
    }
  }

  /** What the README has of it. */
  public String forReadme() {
    return table(true);
  }

  /** All of it. */
  public String whole() {
    return table(false);
  }

  private String table(boolean isReadme) {
    MarkdownTable table =
        new MarkdownTable(
            "", "JDK", "Loopwarden", "control", "BlockHound", "rounds", "measured with");
    for (CostRow row : CostRow.all()) {
      for (Recording recording : recordings) {
        if (recording.benchmark().equals(row.benchmark())) {
          for (Measurements.Case subject : recording.measurements().cases()) {
            if (!isReadme || row.isInReadme(subject.subject())) {
              addRow(table, row, recording, subject);
            }
          }
        }
      }
    }
    return table.toString();
  }

  private static void addRow(
      MarkdownTable table, CostRow row, Recording recording, Measurements.Case subject) {
    Series<Agent> series = recording.measurements().series(subject, row.figure());
    if (!series.has(Agent.NONE) || !series.has(Agent.CONTROL) || !series.has(Agent.LOOPWARDEN)) {
      return;
    }
    table.row(
        subject.subject() + ": " + row.label(),
        subject.jdk().replace("JDK ", ""),
        compared(row, series, Agent.LOOPWARDEN),
        compared(row, series, Agent.CONTROL),
        series.has(Agent.BLOCKHOUND) ? compared(row, series, Agent.BLOCKHOUND) : Figures.NONE,
        Integer.toString(series.values(Agent.LOOPWARDEN).length),
        "`" + recording.command() + "`, " + DATE.format(recording.date()));
  }

  private static String compared(CostRow row, Series<Agent> series, Agent agent) {
    return row.comparison().of(series, agent, row.decimals());
  }
}
