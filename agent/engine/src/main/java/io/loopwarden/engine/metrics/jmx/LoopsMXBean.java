package io.loopwarden.engine.metrics.jmx;

import java.util.List;
import java.util.Map;

/** The metrics of the whole JVM; those of event loops are in {@link LoopGroupMXBean}. */
public interface LoopsMXBean {

  /** Whether event loops answer, as of now. */
  HealthData getHealth();

  /** The names of the groups of event loops. */
  List<String> getGroups();

  /** The busy time of event loops by route and state. */
  List<RouteData> getRouteSeconds();

  /** The blocking calls by category and route. */
  List<BlockingData> getBlockingSeconds();

  /** The stalls by cause. */
  Map<String, DurationsData> getStallSeconds();

  /** The problems by category and state. */
  List<ProblemsData> getProblems();

  /** How many tasks and channels waited for event loops that were blocked, by category. */
  Map<String, Long> getDelayedTasks();

  /** How long these waited in sum, by category. */
  Map<String, Double> getDelayedSeconds();

  /** How many tasks wait in pools that event loops hand work to, by the pool's name. */
  Map<String, Long> getPoolTasksPending();

  /** For how long such pools were saturated, by the pool's name. */
  Map<String, Double> getPoolSaturatedSeconds();

  /** What did not reach an output, by reason. */
  Map<String, Long> getLost();

  /** The summary since the start, as the log has it when the JVM ends. */
  String summary();

  /** The HTML report of all that was found since the start, as one page without links. */
  String report();

  /** Has all counts of these beans begin anew. No other output changes by that. */
  void reset();
}
