package io.loopwarden.engine.page;

import io.loopwarden.engine.text.PlainText;
import java.util.Comparator;
import java.util.List;

/**
 * What an HTML report shows, of one JVM or of many.
 *
 * @param service the name of the program; empty if it is not known
 * @param facts what else is known of the program: host, process, runtime
 * @param version the agent's version
 * @param fromMillis when the agent, or the first of several, began, since the epoch
 * @param toMillis until when the numbers count, since the epoch
 * @param eventLoops how many event loops there were
 * @param loopNanos how long all of them were watched together; 0 if that is not known
 * @param problems the problems, in any order
 * @param loops the event loops, in any order; none if they are not known
 * @param groups the event loops of many JVMs by group, the busiest first; none if it is one JVM, or
 *     they are not known
 * @param routes where the time of event loops went, the most first; none if that is not known
 * @param pauses what the platform did
 * @param notes what a reader has to know to understand the numbers, one sentence each
 */
public record ReportPage(
    String service,
    List<String> facts,
    String version,
    long fromMillis,
    long toMillis,
    long eventLoops,
    long loopNanos,
    List<PageProblem> problems,
    List<PageLoop> loops,
    List<PageGroup> groups,
    List<PageRoute> routes,
    List<PagePause> pauses,
    List<String> notes) {

  /** Problems come in the order of the time that they took, a deadlock first. */
  public ReportPage {
    service = PlainText.name(service);
    facts = facts.stream().map(PlainText::name).toList();
    version = PlainText.name(version);
    problems = problems.stream().sorted(WORST_FIRST).toList();
    loops = loops.stream().sorted(MOST_BLOCKED_FIRST).toList();
    groups = List.copyOf(groups);
    routes = List.copyOf(routes);
    pauses = List.copyOf(pauses);
    notes = notes.stream().map(PlainText::line).toList();
  }

  private static final Comparator<PageProblem> WORST_FIRST =
      Comparator.comparing(PageProblem::isDeadlock)
          .thenComparing(PageProblem::totalNanos)
          .reversed()
          .thenComparing(PageProblem::fingerprint);

  private static final Comparator<PageLoop> MOST_BLOCKED_FIRST =
      Comparator.comparingDouble(PageLoop::blockedShare)
          .thenComparing(PageLoop::busyShare)
          .reversed()
          .thenComparing(PageLoop::name);

  /** How long all problems of event loops took together that nothing accepts. */
  long violationNanos() {
    return problems.stream()
        .filter(PageProblem::isViolation)
        .filter(PageProblem::isOfEventLoop)
        .mapToLong(PageProblem::totalNanos)
        .sum();
  }

  /** How many problems nothing accepts. */
  long violations() {
    return problems.stream().filter(PageProblem::isViolation).count();
  }
}
