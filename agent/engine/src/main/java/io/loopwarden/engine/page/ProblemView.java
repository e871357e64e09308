package io.loopwarden.engine.page;

import java.util.List;
import java.util.Locale;

/** What the template shows of one problem; its methods are the template's names. */
final class ProblemView {

  private static final String STALL = "stall";

  private final PageProblem problem;
  private final long worstNanos;
  private final boolean isComplete;

  /**
   * Makes the view of a problem.
   *
   * @param worstNanos the time that the worst problem took
   * @param isComplete whether there is room for its stack and its drawings
   */
  ProblemView(PageProblem problem, long worstNanos, boolean isComplete) {
    this.problem = problem;
    this.worstNanos = Math.max(1, worstNanos);
    this.isComplete = isComplete;
  }

  /** The values that the table's columns are sorted by. */
  String keys() {
    return problem.totalNanos()
        + " "
        + problem.occurrences()
        + " "
        + problem.longestNanos()
        + " "
        + problem.lastMillis()
        + " "
        + problem.waitedNanos();
  }

  String fingerprint() {
    return problem.fingerprint();
  }

  String state() {
    return problem.state().name().toLowerCase(Locale.ROOT);
  }

  boolean accepted() {
    return problem.state() == PageProblem.State.ACCEPTED;
  }

  boolean grown() {
    return problem.state() == PageProblem.State.GROWN;
  }

  boolean deadlock() {
    return problem.isDeadlock();
  }

  String waited() {
    return problem.waited();
  }

  String reason() {
    return problem.reason();
  }

  /** The package of the site with the dot behind it; empty if it has none. */
  String sitePackage() {
    String function = function();
    return function.substring(0, function.length() - siteMethod().length());
  }

  String siteMethod() {
    return FlameGraph.shortName(function());
  }

  /** File and line. */
  String sitePlace() {
    String place = problem.site().substring(function().length());
    return place.startsWith("(") && place.endsWith(")")
        ? place.substring(1, place.length() - 1)
        : place;
  }

  private String function() {
    return new PageFrame(problem.site(), true).function();
  }

  /** The call; empty of a stall that shows none. */
  String call() {
    return problem.call().equals(STALL) ? "" : problem.call();
  }

  /** Why the event loop stalled; empty of a call. */
  String cause() {
    String operation = problem.operation();
    return operation.startsWith(STALL + ':') ? operation.substring(STALL.length() + 1) : "";
  }

  boolean hasRoutes() {
    return !problem.routes().isEmpty();
  }

  List<String> routes() {
    return problem.routes();
  }

  String remedy() {
    return problem.remedy();
  }

  String remedyPage() {
    return problem.remedyPage();
  }

  String lost() {
    return Amount.duration(problem.totalNanos());
  }

  /** How long the bar beside the time is, in percent. */
  String bar() {
    return Amount.coordinate(Math.max(0.5, 100.0 * problem.totalNanos() / worstNanos));
  }

  String occurrences() {
    return Amount.count(problem.occurrences());
  }

  String occurrencesInWords() {
    return Amount.of(problem.occurrences(), "occurrence", "occurrences");
  }

  String longest() {
    return Amount.duration(problem.longestNanos());
  }

  String median() {
    return percentile(50);
  }

  String p99() {
    return percentile(99);
  }

  private String percentile(double percentile) {
    long nanos = problem.durationsNanos().getValueAtPercentile(percentile);
    return Amount.duration(Math.min(nanos, problem.longestNanos()));
  }

  String first() {
    return problem.firstMillis() == 0 ? "" : Amount.moment(problem.firstMillis());
  }

  String last() {
    return problem.lastMillis() == 0 ? "" : Amount.moment(problem.lastMillis());
  }

  /** In how many JVMs; empty if the page is about one. */
  String jvms() {
    return problem.jvms() == 0 ? "" : Amount.of(problem.jvms(), "JVM", "JVMs");
  }

  boolean complete() {
    return isComplete;
  }

  /** The time it took, over time; empty if that is not known. */
  String spark() {
    return isComplete ? TimeStrip.spark(problem.blocked()) : "";
  }

  /** Whether it is known when it occurred, and who waited. */
  boolean hasTime() {
    return problem.blocked().length > 0;
  }

  /** How long others waited in sum; empty if nobody is known to have waited. */
  String waitedTime() {
    return problem.waitedNanos() == 0 ? "" : Amount.duration(problem.waitedNanos());
  }

  /** How many columns the table has. */
  int columns() {
    return hasTime() ? 6 : 4;
  }

  int sparkWidth() {
    return Math.max(1, problem.blocked().length);
  }

  DurationBars chart() {
    return DurationBars.of(problem.durationsNanos());
  }

  boolean hasChart() {
    return problem.durationsNanos().getTotalCount() > 1;
  }

  boolean hasOperations() {
    return !operations().isEmpty();
  }

  /** The operations beneath the call; none if the call itself is all there is. */
  List<OperationView> operations() {
    boolean isCallOnly =
        problem.operations().size() == 1
            && problem.operations().get(0).operation().equals(problem.call());
    return isCallOnly ? List.of() : problem.operations().stream().map(OperationView::new).toList();
  }

  boolean hasStack() {
    return !problem.stack().isEmpty();
  }

  List<PageFrame> stack() {
    return problem.stack();
  }

  /** What the template shows of an operation beneath a call. */
  record OperationView(PageProblem.Beneath beneath) {

    String operation() {
      return beneath.operation();
    }

    String calls() {
      return Amount.count(beneath.calls());
    }

    String total() {
      return Amount.duration(beneath.totalNanos());
    }
  }
}
