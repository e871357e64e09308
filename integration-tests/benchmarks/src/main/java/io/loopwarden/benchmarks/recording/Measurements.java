package io.loopwarden.benchmarks.recording;

import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of one run of a benchmark, each round's, in the order in which they were measured. */
public final class Measurements {

  /** More digits say nothing, and make files that nobody can compare. */
  private static final MathContext DIGITS = new MathContext(6);

  private final Map<Line, Series<Agent>> seriesByLine = new LinkedHashMap<>();

  /**
   * What a table has a line for.
   *
   * @param subject the program that was measured
   * @param jdk the name of its JDK
   */
  public record Case(String subject, String jdk) {}

  private record Line(Case subject, String figure) {}

  /** Adds the next round's value. */
  public void add(Case subject, String figure, Agent agent, double value) {
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    seriesByLine
        .computeIfAbsent(new Line(subject, figure), line -> new Series<>())
        .add(agent, rounded);
  }

  /** Programs and JDKs, in the order in which they were measured. */
  public List<Case> cases() {
    return seriesByLine.keySet().stream().map(Line::subject).distinct().toList();
  }

  /** The figures of a case. */
  public List<String> figures(Case subject) {
    List<String> figures = new ArrayList<>();
    for (Line line : seriesByLine.keySet()) {
      if (line.subject().equals(subject)) {
        figures.add(line.figure());
      }
    }
    return figures;
  }

  /** The values of a figure; none at all if it was not measured. */
  public Series<Agent> series(Case subject, String figure) {
    return seriesByLine.getOrDefault(new Line(subject, figure), new Series<>());
  }

  /** The agents under which a figure was measured. */
  public List<Agent> agents(Case subject, String figure) {
    Series<Agent> series = series(subject, figure);
    return Arrays.stream(Agent.values()).filter(series::has).toList();
  }
}
