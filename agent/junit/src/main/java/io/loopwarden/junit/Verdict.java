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
  private final RunEvents found;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<BlockingEvent> shown = new ArrayList<>();

  private Verdict(Run run, RunEvents found) {
    this.run = run;
    this.found = found;
  }

  /**
   * The failure; null if there is none.
   *
   * @param failed whether it failed already: then its debt may well have been out of reach
   */
  static @Nullable AssertionError on(Run run, @Nullable RunEvents found, boolean failed) {
    if (found == null && run.annotations().expected().isEmpty()) {
      return null;
    }
    Verdict verdict = new Verdict(run, found == null ? new RunEvents() : found);
    verdict.judgeDebt(failed);
    verdict.judgeViolations();
    return verdict.failure();
  }

  private void judgeDebt(boolean failed) {
    for (Expectation debt : run.annotations().expected()) {
      List<BlockingEvent> events =
          found.kept().stream()
              .map(AttributedEvent::event)
              .filter(event -> event.verdict() != BlockingEvent.Verdict.ALLOWED)
              .filter(event -> OperationName.matches(debt.operation(), event))
              .toList();
      int times = events.size() + found.notKept(debt.operation());
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
    for (AttributedEvent attributed : found.kept()) {
      if (attributed.isViolation()
          && !run.annotations().expects(attributed.event())
          && !attributed.isAllowed()) {
        phases
            .computeIfAbsent(new Phase(run, attributed).words(), phase -> new ArrayList<>())
            .add(attributed.event());
      }
    }
    phases.forEach(this::show);
    if (!phases.isEmpty() && found.notKept() > 0) {
      paragraphs.add("and " + found.notKept() + " more");
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
