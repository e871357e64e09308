package io.loopwarden.engine.page;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.page.PageProblem.State;
import io.loopwarden.engine.result.JudgedFinding;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.result.JvmResults;
import io.loopwarden.engine.result.LoopTimes;
import io.loopwarden.engine.result.MergedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What many JVMs found, as a page. */
public final class CheckPage {

  private static final String STALL = "stall:";

  private final Advice advice = new Advice(false);
  private final List<PageProblem> problems = new ArrayList<>();

  private CheckPage() {}

  /** The page. */
  public static ReportPage of(Judgement judgement) {
    CheckPage page = new CheckPage();
    page.add(judgement.fresh(), State.NEW);
    page.add(judgement.exceeded(), State.GROWN);
    page.add(judgement.accepted(), State.ACCEPTED);
    JvmResults results = judgement.results();
    return new ReportPage(
        "",
        List.of(Amount.of(results.all().size(), "JVM", "JVMs")),
        results.all().stream().map(JvmResult::version).distinct().collect(Collectors.joining(", ")),
        results.all().stream().mapToLong(JvmResult::startMillis).min().orElse(0),
        results.all().stream().mapToLong(JvmResult::endMillis).max().orElse(0),
        results.eventLoops(),
        0,
        page.problems,
        List.of(),
        PageGroup.of(results.all()),
        routes(results.loopTimes()),
        List.of(),
        notes(results));
  }

  /** The most first. Results have the time of a route, but not what it was made of. */
  private static List<PageRoute> routes(LoopTimes times) {
    List<PageRoute> routes = new ArrayList<>();
    times.routeNanos().forEach((name, nanos) -> routes.add(PageRoute.ofTimeAlone(name, nanos)));
    routes.sort(Comparator.comparingLong(PageRoute::nanos).reversed());
    return routes;
  }

  private static List<String> notes(JvmResults results) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "The page is made of result files. They hold no numbers of single event loops, no times of"
            + " occurrences, no routes of problems and no operations beneath the calls; the page of"
            + " one JVM (report.file, report --html) has them.");
    long without =
        results.all().stream()
            .filter(result -> result.eventLoops() > 0 && result.groups().isEmpty())
            .count();
    if (without > 0) {
      notes.add(
          Amount.of(without, "result file has", "result files have")
              + " no numbers of event loops: an older agent wrote them, or none of them ran.");
    }
    if (results.notEnded() > 0) {
      notes.add(
          Amount.of(results.notEnded(), "JVM", "JVMs")
              + " did not end in order: there may have been more.");
    }
    if (results.unclassified() > 0) {
      notes.add(
          results.unclassified()
              + " calls and stalls had no room in the agent's memory and are not shown.");
    }
    notes.addAll(results.problems());
    return notes;
  }

  private void add(List<JudgedFinding> judged, State state) {
    for (JudgedFinding each : judged) {
      problems.add(problem(each.finding(), state, each.why()));
    }
  }

  private PageProblem problem(MergedFinding finding, State state, String why) {
    return new PageProblem(
        finding.fingerprint(),
        finding.site(),
        finding.call(),
        finding.operation(),
        state,
        why,
        finding.isDeadlock(),
        finding.remedy(),
        remedyPage(finding),
        List.of(),
        finding.occurrences(),
        finding.totalNanos(),
        finding.longestNanos(),
        finding.durationsNanos(),
        List.of(),
        PageFrame.of(finding.stack(), new SamePackageRoot(finding.function())),
        0,
        0,
        new double[0],
        "",
        finding.delayedNanos(),
        finding.jvms());
  }

  /** Where the remedy is explained; the words are those that the JVM has left. */
  private String remedyPage(MergedFinding finding) {
    String operation = finding.operation();
    String subject =
        operation.startsWith(STALL) ? operation.substring(STALL.length()) : finding.category();
    List<String> names = new ArrayList<>();
    for (String frame : finding.stack()) {
      names.add(PageFrame.className(frame));
    }
    return advice.of(subject, finding.remedy(), names).page();
  }

  /** Result files do not say whose code a frame is: what shares the site's package root is. */
  private record SamePackageRoot(String function) implements Predicate<String> {
    @Override
    public boolean test(String className) {
      return PageFrame.root(className).equals(PageFrame.root(function));
    }
  }
}
