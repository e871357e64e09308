package io.loopwarden.benchmarks.recording;

import io.loopwarden.benchmarks.report.Bootstrap;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;

/** How a figure under an agent is compared with the same without one. */
enum Comparison {
  /** The ratio of the medians, where the rounds have nothing in common but the machine. */
  RATIO_OF_MEDIANS {
    @Override
    String of(Series<Agent> series, Agent agent, int decimals) {
      double[] bases = series.values(Agent.NONE);
      return Figures.withInterval(Bootstrap.ofMedians(series.values(agent), bases), decimals);
    }
  },
  /** The median of the rounds' ratios. */
  RATIO {
    @Override
    String of(Series<Agent> series, Agent agent, int decimals) {
      return Figures.withInterval(series.ratios(agent, Agent.NONE), decimals);
    }
  },
  /** The median of the rounds' differences. */
  ADDED {
    @Override
    String of(Series<Agent> series, Agent agent, int decimals) {
      return Figures.addedWithInterval(series.differences(agent, Agent.NONE), decimals);
    }
  };

  /** The figure, and in brackets its 95 % interval. */
  abstract String of(Series<Agent> series, Agent agent, int decimals);
}
