package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.result.writer.PartKeeper;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.hooks.LoopwardenEngine;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about once a second: lets go of event loops whose threads died without a word,
 * begins to weave the JDK where that could not be begun, asks whether JFR records, and tells, once,
 * of operations of the user's that no class has. Runs on the reporter's thread.
 */
final class Chores implements Runnable {

  /** Classes are loaded when they are needed: by then a program has begun its work. */
  private static final int SECONDS_TO_MATCH = 60;

  private final Weavings weavings;
  private final LoopwardenEngine engine;
  private final Installation installation;
  private final Reporter reporter;
  private final JfrEvents jfr;
  private final @Nullable PartKeeper part;
  private int seconds;

  Chores(
      Weavings weavings,
      LoopwardenEngine engine,
      Installation installation,
      Reporter reporter,
      JfrEvents jfr,
      @Nullable PartKeeper part) {
    this.weavings = weavings;
    this.part = part;
    this.jfr = jfr;
    this.engine = engine;
    this.installation = installation;
    this.reporter = reporter;
  }

  @Override
  public void run() {
    weavings.startIfMissed();
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      if (loop.thread.getState() == Thread.State.TERMINATED) {
        LoopwardenLoops.unregister(loop.thread, engine);
      }
    }
    jfr.refresh();
    LoopwardenHooks.record(jfr.isRecording());
    if (part != null) {
      part.refresh();
    }
    if (++seconds == SECONDS_TO_MATCH) {
      tellOfUnmatched();
    }
  }

  private void tellOfUnmatched() {
    for (Operation operation : installation.neverMatched()) {
      reporter.problem(
          "operation_never_matched",
          operation.name() + " is none of the methods of any class that was loaded so far");
    }
  }

  /** What is left to do when the JVM exits. */
  Runnable last() {
    return new Last();
  }

  // A named class and no lambda: this is on the start path.

  private final class Last implements Runnable {
    @Override
    public void run() {
      if (seconds < SECONDS_TO_MATCH) {
        tellOfUnmatched();
      }
    }
  }
}
