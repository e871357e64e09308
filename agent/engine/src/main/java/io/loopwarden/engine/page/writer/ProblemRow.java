package io.loopwarden.engine.page.writer;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.Owner;
import io.loopwarden.engine.finding.CallAdvice;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.finding.OperationsBeneath;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.finding.Sightings;
import io.loopwarden.engine.finding.TimeSlots;
import io.loopwarden.engine.page.PageFrame;
import io.loopwarden.engine.page.PageProblem;
import io.loopwarden.engine.page.PageProblem.State;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Turns problems of this JVM into what the page shows of them. */
final class ProblemRow {

  private final Advice advice;
  private final CodeOwners owners;
  private final Policy policy;
  private final History history;
  private final long ageNanos;

  /**
   * Makes rows up to a moment.
   *
   * @param ageNanos the moment, since the beginning of the history
   */
  ProblemRow(
      boolean hasOwnOperations, CodeOwners owners, Policy policy, History history, long ageNanos) {
    this.advice = new Advice(hasOwnOperations);
    this.owners = owners;
    this.policy = policy;
    this.history = history;
    this.ageNanos = ageNanos;
  }

  PageProblem of(ProblemTotals problem) {
    Finding first = problem.first();
    Histogram durations = problem.durationsNanos();
    Advice.Words remedy = remedy(first);
    State state = state(problem);
    return new PageProblem(
        first.fingerprint(),
        problem.longestSite().toString(),
        first.call(),
        first.operation().name(),
        state,
        reason(problem, state),
        first.isDeadlock(),
        remedy.words(),
        remedy.page(),
        routes(problem),
        durations.getTotalCount() + problem.unmeasured(),
        problem.totalNanos(),
        problem.longestNanos(),
        durations,
        operations(problem),
        frames(first),
        firstMillis(problem),
        lastMillis(problem),
        blocked(problem),
        problem.delay().words(),
        problem.delay().nanos(),
        0);
  }

  private Advice.Words remedy(Finding finding) {
    Operation operation = finding.operation();
    if (operation.name().startsWith(Stall.CATEGORY + ':')) {
      String cause = operation.name().substring(Stall.CATEGORY.length() + 1);
      List<String> names = CallAdvice.classNamesFrom(finding.site(), finding.stack());
      return advice.of(cause, operation.remedy(), names);
    }
    return new CallAdvice(advice).of(finding, operation, finding.site(), finding.stack());
  }

  private State state(ProblemTotals problem) {
    if (policy.entry(problem.first().fingerprint(), problem.formerFingerprints()) == null) {
      return State.NEW;
    }
    return exceeded(problem).isEmpty() ? State.ACCEPTED : State.GROWN;
  }

  private static String exceeded(ProblemTotals problem) {
    for (Finding finding : problem.all()) {
      String exceeded = finding.exceeded();
      if (exceeded != null) {
        return exceeded;
      }
    }
    return "";
  }

  private static String reason(ProblemTotals problem, State state) {
    return state == State.GROWN ? exceeded(problem) : "";
  }

  private static List<String> routes(ProblemTotals problem) {
    Set<String> routes = new LinkedHashSet<>();
    for (Finding finding : problem.all()) {
      routes.addAll(finding.sightings().routes());
    }
    return List.copyOf(routes);
  }

  private static List<PageProblem.Beneath> operations(ProblemTotals problem) {
    List<PageProblem.Beneath> operations = new ArrayList<>();
    for (Finding finding : problem.all()) {
      for (OperationsBeneath.Total total : finding.operations()) {
        operations.add(
            new PageProblem.Beneath(total.operation(), total.calls(), total.totalNanos()));
      }
    }
    return operations;
  }

  private List<PageFrame> frames(Finding finding) {
    List<String> stack = new ArrayList<>();
    for (Frame frame : finding.stack()) {
      stack.add(frame.toString());
    }
    return PageFrame.of(stack, name -> owners.ofName(name) == Owner.APPLICATION);
  }

  private long firstMillis(ProblemTotals problem) {
    long first = Long.MAX_VALUE;
    for (Finding finding : problem.all()) {
      long nanos = finding.sightings().firstNanos();
      first = nanos < 0 ? first : Math.min(first, nanos);
    }
    return first == Long.MAX_VALUE ? 0 : history.millisAt(first);
  }

  private long lastMillis(ProblemTotals problem) {
    long last = -1;
    for (Finding finding : problem.all()) {
      last = Math.max(last, finding.sightings().lastNanos());
    }
    return last < 0 ? 0 : history.millisAt(last);
  }

  private double[] blocked(ProblemTotals problem) {
    double[] sum = new TimeSlots(Sightings.SLOTS).shares(ageNanos);
    for (Finding finding : problem.all()) {
      double[] shares = finding.sightings().blocked().shares(ageNanos);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += shares[i];
      }
    }
    return sum;
  }
}
