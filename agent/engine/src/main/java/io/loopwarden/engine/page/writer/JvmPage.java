package io.loopwarden.engine.page.writer;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.page.PageProblem;
import io.loopwarden.engine.page.PageRoute;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.record.Summary;
import io.loopwarden.engine.report.Origin;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.SiteTime;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What was found in this JVM since the start, as a page. Any thread but an event loop may ask for
 * it.
 */
public final class JvmPage implements Supplier<ReportPage> {

  private final Configuration configuration;
  private final String version;
  private final CodeOwners owners;
  private final Policy policy;
  private final Recorder recorder;
  private final Watchdog watchdog;
  private final Judge judge;

  /**
   * Makes a page to which nothing has come.
   *
   * @param version this build's version
   * @param owners decide which frames are the application's
   */
  public JvmPage(
      Configuration configuration,
      String version,
      CodeOwners owners,
      Policy policy,
      Recorder recorder,
      Watchdog watchdog,
      Judge judge) {
    this.configuration = configuration;
    this.version = version;
    this.owners = owners;
    this.policy = policy;
    this.recorder = recorder;
    this.watchdog = watchdog;
    this.judge = judge;
  }

  /** The page; what event loops have recorded so far is taken in first. */
  @Override
  public ReportPage get() {
    recorder.drainAll();
    Summary summary = recorder.summary();
    StallSummary stalls = watchdog.get();
    History history = judge.history();
    long ageNanos = history.ageNanos();
    LoopRows loops = new LoopRows(history, ageNanos);
    Origin origin = Origin.ofThisJvm(configuration);
    return new ReportPage(
        origin.serviceName(),
        facts(origin),
        version,
        history.millisAt(0),
        history.millisAt(ageNanos),
        summary.eventLoops(),
        loops.watchedNanos(stalls.loops()),
        problems(history, ageNanos),
        loops.of(stalls),
        List.of(),
        routes(stalls.routes()),
        LoopRows.pauses(stalls.loops()),
        notes(summary, stalls));
  }

  private static List<String> facts(Origin origin) {
    List<String> facts = new ArrayList<>();
    if (!origin.hostName().isEmpty()) {
      facts.add("host " + origin.hostName());
    }
    facts.add("process " + origin.processId());
    facts.add(System.getProperty("java.vm.name") + ' ' + Runtime.version());
    return facts;
  }

  private List<PageProblem> problems(History history, long ageNanos) {
    boolean hasOwnOperations = !configuration.get(Options.OPERATIONS_FILE).isEmpty();
    ProblemRow row = new ProblemRow(hasOwnOperations, owners, policy, history, ageNanos);
    List<Finding> findings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.PLATFORM_STALL) {
        findings.addAll(judge.findings(kind));
      }
    }
    List<PageProblem> problems = new ArrayList<>();
    for (ProblemTotals problem : ProblemTotals.of(findings)) {
      problems.add(row.of(problem));
    }
    return problems;
  }

  private static List<PageRoute> routes(List<RouteTime> times) {
    List<PageRoute> routes = new ArrayList<>();
    for (RouteTime time : times) {
      List<PageRoute.Site> sites = new ArrayList<>();
      for (SiteTime site : time.sites()) {
        sites.add(
            new PageRoute.Site(site.function(), site.call(), site.fingerprint(), site.share()));
      }
      routes.add(
          new PageRoute(
              time.name(),
              time.looks(),
              time.computingNanos(),
              time.blockedNanos(),
              time.waitingNanos(),
              sites));
    }
    return routes;
  }

  private static List<String> notes(Summary summary, StallSummary stalls) {
    List<String> notes = new ArrayList<>();
    note(notes, "Calls that only may block, shorter than threshold", summary.belowThreshold());
    note(
        notes,
        "Calls and stalls that allow rules allow, yours or built in",
        summary.allowed() + stalls.allowed());
    note(notes, "Calls that were long only because the platform paused", summary.ofPlatform());
    note(
        notes,
        "Calls and stalls that had no room in the agent's memory, and are not shown",
        summary.unclassified() + stalls.unclassified());
    note(
        notes,
        "Calls of a flood, counted without a duration or a stack of their own",
        summary.lostDurations() + summary.sampledCalls());
    long inWarmup = 0;
    for (LoopFigures loop : stalls.loops()) {
      inWarmup += loop.stallsInWarmup();
    }
    note(notes, "Stalls in the first seconds of event loops (stall.warmup), not shown", inWarmup);
    return notes;
  }

  private static void note(List<String> notes, String words, long count) {
    if (count > 0) {
      notes.add(words + ": " + count + ".");
    }
  }
}
