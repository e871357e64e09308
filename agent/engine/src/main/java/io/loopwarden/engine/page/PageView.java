package io.loopwarden.engine.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the template shows of a page; its methods are the template's names. */
final class PageView {

  /** More rows are no overview any more. */
  private static final int MOST_LOOPS = 30;

  private static final int MOST_GROUPS = 50;
  private static final int MOST_ROUTES = 40;

  private final ReportPage page;
  private final ProblemRows rows;
  private final FlameGraph flame;
  private final boolean isLive;

  PageView(ReportPage page, ProblemRows rows, boolean isLive) {
    this.isLive = isLive;
    this.page = page;
    this.rows = rows;
    this.flame = FlameGraph.of(page.problems());
  }

  String policy() {
    return PageResources.contentPolicy(isLive);
  }

  boolean live() {
    return isLive;
  }

  String style() {
    return PageResources.style();
  }

  String script() {
    return PageResources.script();
  }

  String service() {
    return page.service();
  }

  List<String> facts() {
    return page.facts();
  }

  String version() {
    return page.version();
  }

  String from() {
    return Amount.moment(page.fromMillis());
  }

  String to() {
    return Amount.moment(page.toMillis());
  }

  String span() {
    return Amount.span(page.toMillis() - page.fromMillis());
  }

  /** The beginning and the end of the strips. */
  String fromTime() {
    return Amount.time(page.fromMillis());
  }

  String toTime() {
    return Amount.time(page.toMillis());
  }

  boolean hasProblems() {
    return !page.problems().isEmpty();
  }

  boolean hasViolations() {
    return page.violations() > 0;
  }

  String violations() {
    return Amount.of(page.violations(), "problem", "problems");
  }

  String lost() {
    return Amount.duration(page.violationNanos());
  }

  /** The share of the event loops' time; empty if that is not known. */
  String share() {
    return page.loopNanos() == 0
        ? ""
        : Amount.percent((double) page.violationNanos() / page.loopNanos());
  }

  String eventLoops() {
    return Amount.of(page.eventLoops(), "event loop", "event loops");
  }

  /** The worst problem, if nothing accepts it. */
  @Nullable ProblemView worst() {
    PageProblem worst = worstViolation();
    return worst == null ? null : new ProblemView(worst, worst.totalNanos(), false);
  }

  /** The worst problem's share of all that was lost. */
  String worstShare() {
    PageProblem worst = worstViolation();
    return worst == null || page.violations() < 2 || page.violationNanos() == 0
        ? ""
        : Amount.percent((double) worst.totalNanos() / page.violationNanos());
  }

  /** Problems are in the order of their time. */
  private @Nullable PageProblem worstViolation() {
    for (PageProblem problem : page.problems()) {
      if (problem.isViolation()) {
        return problem;
      }
    }
    return null;
  }

  /** The rows of all problems, as HTML. */
  String rows() {
    return rows.html();
  }

  boolean hasTime() {
    return page.problems().stream().anyMatch(problem -> problem.blocked().length > 0);
  }

  boolean hasLoops() {
    return !page.loops().isEmpty();
  }

  /** The shades of the heat map, from the weakest to the strongest. */
  List<TimeStrip.Level> legend() {
    return TimeStrip.band(new double[] {0.1, 0.3, 0.5, 0.7, 0.9}, "g");
  }

  List<LoopView> loops() {
    return page.loops().stream()
        .limit(MOST_LOOPS)
        .map(loop -> new LoopView(loop, page.fromMillis()))
        .toList();
  }

  /** How many event loops are not shown, in words; empty if all are. */
  String furtherLoops() {
    int further = page.loops().size() - MOST_LOOPS;
    return further <= 0
        ? ""
        : Amount.of(further, "further event loop was", "further event loops were")
            + " blocked and busy for less.";
  }

  boolean hasGroups() {
    return !page.groups().isEmpty();
  }

  List<GroupView> groups() {
    return page.groups().stream().limit(MOST_GROUPS).map(GroupView::new).toList();
  }

  /** How many groups are not shown, in words; empty if all are. */
  String furtherGroups() {
    int further = page.groups().size() - MOST_GROUPS;
    return further <= 0
        ? ""
        : Amount.of(further, "further group was", "further groups were") + " busy for less.";
  }

  boolean hasRouteTimes() {
    return !page.routes().isEmpty();
  }

  List<RouteView> routeTimes() {
    long allNanos = page.routes().stream().mapToLong(PageRoute::nanos).sum();
    return page.routes().stream()
        .limit(MOST_ROUTES)
        .map(route -> new RouteView(route, allNanos))
        .toList();
  }

  boolean hasFlame() {
    return !flame.boxes().isEmpty();
  }

  FlameGraph flame() {
    return flame;
  }

  boolean hasPauses() {
    return !page.pauses().isEmpty();
  }

  List<PagePause> pauses() {
    return page.pauses();
  }

  List<String> notes() {
    return page.notes();
  }

  /** What of the problems had no room; empty if all had. */
  String leftOut() {
    return rows.leftOut();
  }
}
