package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Reports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a run, by what was found in it. */
final class Verdict {

  private final Run run;
  private final Findings findings;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<BlockingEvent> shown = new ArrayList<>();

  private Verdict(Run run, Findings findings) {
    this.run = run;
    this.findings = findings;
  }

  /**
   * The failure; null if there is none.
   *
   * @param failed whether it failed already: then its debt may well have been out of reach
   */
  static @Nullable AssertionError on(Run run, @Nullable Findings findings, boolean failed) {
    if (findings == null && run.annotations().expected().isEmpty()) {
      return null;
    }
    Verdict verdict = new Verdict(run, findings == null ? new Findings() : findings);
    verdict.judgeDebt(failed);
    verdict.judgeViolations();
    return verdict.failure();
  }

  private void judgeDebt(boolean failed) {
    for (Expectation debt : run.annotations().expected()) {
      List<BlockingEvent> events =
          findings.kept().stream()
              .map(Finding::event)
              .filter(event -> event.verdict() != BlockingEvent.Verdict.ALLOWED)
              .filter(event -> OperationName.matches(debt.operation(), event))
              .toList();
      int times = events.size() + findings.notKept(debt.operation());
      if (times == 0) {
        if (!failed) {
          paragraphs.add(
              debt.operation() + " no longer blocks an event loop here: remove @ExpectBlocking");
        }
      } else if (times > debt.atMost()) {
        String title =
            debt.operation() + " blocked " + times + " times, atMost is " + debt.atMost();
        show(title, events);
      } else {
        judgeDurations(debt, events);
      }
    }
  }

  private void judgeDurations(Expectation debt, List<BlockingEvent> events) {
    if (debt.longest() == null) {
      return;
    }
    List<BlockingEvent> longer =
        events.stream().filter(event -> event.duration().compareTo(debt.longest()) > 0).toList();
    if (!longer.isEmpty()) {
      show(
          debt.operation() + " blocked for longer than " + debt.longest().toMillis() + " ms",
          longer);
    }
  }

  private void judgeViolations() {
    Map<String, List<BlockingEvent>> phases = new LinkedHashMap<>();
    for (Finding finding : findings.kept()) {
      if (finding.isViolation()
          && !run.annotations().expects(finding.event())
          && !finding.isAllowed()) {
        phases
            .computeIfAbsent(new Phase(run, finding).words(), phase -> new ArrayList<>())
            .add(finding.event());
      }
    }
    phases.forEach(this::show);
    if (!phases.isEmpty() && findings.notKept() > 0) {
      paragraphs.add("and " + findings.notKept() + " more");
    }
  }

  private void show(String title, List<BlockingEvent> events) {
    String reports = Reports.of(events);
    paragraphs.add(title.isEmpty() ? reports : title + ": " + reports);
    shown.addAll(events);
  }

  private @Nullable AssertionError failure() {
    if (paragraphs.isEmpty()) {
      return null;
    }
    AssertionError failure =
        new AssertionError(paragraphs.stream().collect(Collectors.joining("\n\n")));
    failure.setStackTrace(sites());
    return failure;
  }

  /** Where the event loops were blocked, instead of where that was noticed. */
  private StackTraceElement[] sites() {
    return shown.stream()
        .flatMap(
            event -> event.stackTrace().stream().filter(frame -> isSite(frame, event)).limit(1))
        .distinct()
        .toArray(StackTraceElement[]::new);
  }

  private static boolean isSite(StackTraceElement frame, BlockingEvent event) {
    return (frame.getClassName() + "." + frame.getMethodName()).equals(event.function());
  }
}
