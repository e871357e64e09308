package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.policy.Policy;
import java.util.List;

/**
 * The outputs of what is judged, and the judge that passes it to them. Results and the summary are
 * not among them: they read sums from the judge.
 */
public final class Outputs {

  private final LogThread log;
  private final Listeners listeners;
  private final Judge judge;

  /** Makes outputs that nothing has come to. */
  public Outputs(Configuration configuration, Policy policy) {
    this.log = new LogThread(configuration);
    this.listeners = new Listeners(configuration);
    this.judge =
        new Judge(configuration, policy, List.of(listeners, new LogSink(configuration, log)));
  }

  /** The log. */
  LogThread log() {
    return log;
  }

  /** The programs and tests that receive every event. */
  public Listeners listeners() {
    return listeners;
  }

  /** What judges all that is found. */
  public Judge judge() {
    return judge;
  }
}
