package io.loopwarden.engine.report;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.Owner;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The outputs of what is judged, and the judge that passes it to them. Results and the summary are
 * not among them: they read sums from the judge.
 */
public final class Outputs {

  private final LogThread log;
  private final Listeners listeners;
  private final Judge judge;

  /**
   * Makes outputs that nothing has come to.
   *
   * @param owners decide which frames are the application's
   * @param others what else gets what is judged
   */
  public Outputs(
      Configuration configuration,
      CodeOwners owners,
      Policy policy,
      JfrEvents jfr,
      List<Sink> others) {
    this.log = new LogThread(configuration);
    ReportEntries entries = new ReportEntries(configuration, new ApplicationClasses(owners));
    this.listeners = new Listeners(configuration, entries);
    LogSink logSink = new LogSink(configuration, entries, log);
    RecordingSink recordings = new RecordingSink(jfr);
    List<Sink> sinks = new ArrayList<>(List.of(recordings, listeners, logSink));
    sinks.addAll(others);
    sinks.add(new RouteSink());
    this.judge = new Judge(configuration, policy, sinks);
  }

  /** No lambda: this is on the start path, and the first lambda of a JVM is slow. */
  private static final class ApplicationClasses implements Predicate<String> {
    private final CodeOwners owners;

    ApplicationClasses(CodeOwners owners) {
      this.owners = owners;
    }

    @Override
    public boolean test(String className) {
      return owners.ofName(className) == Owner.APPLICATION && !owners.isSecondary(className);
    }
  }

  /** The log. */
  LogThread log() {
    return log;
  }

  /** The programs and tests that receive every event. */
  public Listeners listeners() {
    return listeners;
  }

  /** Has an output beside the log get all entries of the log from now on. */
  public void copyLogTo(EventQueue events) {
    log.copyTo(events);
  }

  /** How many reports could not be written to the log in time. */
  public long lostReports() {
    return log.lostInAll();
  }

  /** How many events did not reach the programs and tests that listen. */
  public long lostEvents() {
    return listeners.lost();
  }

  /** Ends the log: the agent's start has failed. */
  public void end() {
    log.end();
  }

  /** What judges all that is found. */
  public Judge judge() {
    return judge;
  }
}
