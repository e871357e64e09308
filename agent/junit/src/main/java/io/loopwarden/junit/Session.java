package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One execution of JUnit, from the first test that is looked after until all tests have ended: who
 * runs, and what was found.
 */
final class Session {

  private static final Namespace NAMESPACE = Namespace.create(LoopwardenExtension.class);

  private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.enabled";
  private static final String REQUIRED = "loopwarden.junit.required";
  private static final String PATIENCE = "loopwarden.junit.patience";

  private final Duration patience;
  private final Run all =
      new Run(Run.Kind.ALL, null, null, null, "all tests", TestAnnotations.NONE);
  private final Ledger ledger;
  private final Runs runs = new Runs(all);
  private final JudgingTests judging = new JudgingTests();
  private final Loopwarden.Registration listening;

  private Session(Duration patience, boolean complete) {
    this.patience = patience;
    this.ledger = new Ledger(all, complete);
    this.listening = Loopwarden.listen(ledger::record);
  }

  /**
   * The one of a root context; null if there is nothing to do.
   *
   * @throws SetupException in one line, if the agent is not as it must be
   */
  static @Nullable Session of(ExtensionContext root) {
    Opened opened =
        root.getStore(NAMESPACE)
            .getOrComputeIfAbsent(Opened.class, key -> Opened.by(root), Opened.class);
    if (opened.problem != null) {
      throw opened.problem;
    }
    return opened.session;
  }

  /** A session, or why there is none: tried once. */
  @SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else
  private static final class Opened
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    final @Nullable Session session;
    final @Nullable SetupException problem;

    private Opened(@Nullable Session session, @Nullable SetupException problem) {
      this.session = session;
      this.problem = problem;
    }

    static Opened by(ExtensionContext root) {
      try {
        boolean required =
            root.getConfigurationParameter(REQUIRED).map(Boolean::parseBoolean).orElse(true);
        if (!Agent.isWatching(required)) {
          return new Opened(null, null);
        }
        Duration patience =
            root.getConfigurationParameter(PATIENCE)
                .map(text -> DurationText.parse(text, PATIENCE))
                .orElse(Duration.ofSeconds(1));
        boolean complete =
            root.getConfigurationParameter(AUTODETECTION).map(Boolean::parseBoolean).orElse(false);
        return new Opened(new Session(patience, complete), null);
      } catch (SetupException e) {
        return new Opened(null, e);
      }
    }

    @Override
    public void close() {
      if (session != null) {
        session.close();
      }
    }
  }

  Runs runs() {
    return runs;
  }

  void begin(Run run) {
    ledger.begin(run);
    judging.begin(run);
  }

  /** A test looks at its events itself, and is not failed by this. */
  void judgesItself(Run run) {
    run.judgesItself = true;
    judging.judges(run);
  }

  void beginPart(Run run) {
    ledger.beginPart(run);
  }

  void endPart(Run run) {
    ledger.end(run);
  }

  /**
   * Waits until what was begun in a run has ended, and judges.
   *
   * @param failed whether it failed already
   */
  void end(Run run, boolean failed) {
    AssertionError unknown = settle();
    judging.end(run);
    RunEvents found = ledger.end(run);
    JudgedEvents.report(run, found);
    if (!run.judgesItself) {
      throwIf(Verdict.on(run, found, failed));
      throwIf(failed ? null : unknown);
    }
  }

  /**
   * The same for a dynamic test, which may add to the debt of its factory.
   *
   * @param own what it has failed with already, which stays what is reported first
   */
  void endDynamicTest(Run run, @Nullable Throwable own) {
    AssertionError unknown = settle();
    RunEvents found = ledger.end(run);
    Run factory = run.parent();
    if (found != null && factory != null) {
      found = ledger.passOnDebt(found, factory);
    }
    JudgedEvents.report(run, found);
    AssertionError failure = Verdict.on(run, found, false);
    if (own == null) {
      throwIf(failure == null ? unknown : failure);
    } else if (failure != null) {
      own.addSuppressed(failure);
    }
  }

  /** Waits for event loops; returns what to fail with if nobody can know what blocked them. */
  private @Nullable AssertionError settle() {
    String undelivered = Loopwarden.settle(patience) ? "" : Loopwarden.undelivered(patience);
    return undelivered.isEmpty() ? null : new AssertionError(undelivered);
  }

  private static void throwIf(@Nullable AssertionError failure) {
    if (failure != null) {
      throw failure;
    }
  }

  /** What was found in a run, as soon as event loops have come to rest. */
  List<BlockingEvent> eventsOf(Run run) {
    Loopwarden.settle(patience);
    return ledger.eventsOf(run);
  }

  /** Whatever is known only now belongs to no test any more: all of JUnit's execution fails. */
  private void close() {
    try {
      end(all, true);
    } finally {
      listening.close();
    }
  }
}
