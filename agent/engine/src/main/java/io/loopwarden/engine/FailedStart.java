package io.loopwarden.engine;

import io.loopwarden.engine.backstop.BeyondWeaving;
import io.loopwarden.engine.report.Outputs;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.result.writer.PartKeeper;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenGate;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenOperationCode;
import org.jspecify.annotations.Nullable;

/**
 * Takes a start back that has failed half-way, so that nothing of it works on in the JVM and
 * another start can be tried. Only the hooks' classes stay, which cannot be unloaded.
 *
 * <p>The start notes here what it has made. Each step is tried even if another one fails: the
 * reason may be that there is no memory left.
 */
final class FailedStart {

  private static final int LAST_STEP = 7;

  private final Outputs outputs;
  private @Nullable BeyondWeaving beyond;
  private @Nullable Watch watch;
  private @Nullable Installation installation;
  private @Nullable PartKeeper part;
  private @Nullable Reporter reporter;

  FailedStart(Outputs outputs) {
    this.outputs = outputs;
  }

  void made(BeyondWeaving beyond) {
    this.beyond = beyond;
  }

  void made(Watch watch) {
    this.watch = watch;
  }

  void made(Installation installation) {
    this.installation = installation;
  }

  void made(PartKeeper part) {
    this.part = part;
  }

  void made(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Does so; never throws. */
  void takeBack() {
    AgentThreads.end();
    for (int step = 0; step <= LAST_STEP; step++) {
      try {
        run(step);
      } catch (Throwable ignored) {
        // the caller reports why the start failed, which says more than what fails here
      }
    }
  }

  // No method references: to link one takes memory, which may be what has run out.
  private void run(int step) {
    switch (step) {
      case 0 -> disconnectHooks();
      case 1 -> resetActivity();
      case 2 -> forgetLoops();
      case 3 -> unweave();
      case 4 -> endSources();
      case 5 -> discardPart();
      case 6 -> endReports();
      default -> LoopwardenGate.open();
    }
  }

  private static void disconnectHooks() {
    int none = LoopwardenOperationCode.NONE;
    LoopwardenHooks.connect(null, none, none, none, false);
  }

  private static void resetActivity() {
    LoopwardenIterations.stallThreshold(Long.MAX_VALUE);
    LoopwardenActivity.causality(false);
  }

  private void forgetLoops() {
    Watch listener = watch;
    if (listener != null) {
      for (LoopwardenLoop loop : LoopwardenLoops.all()) {
        LoopwardenLoops.unregister(loop.thread, listener);
      }
    }
  }

  private void unweave() {
    if (installation != null) {
      installation.remove();
    }
  }

  private void endSources() {
    if (beyond != null) {
      beyond.end();
    }
  }

  private void discardPart() {
    if (part != null) {
      part.discard();
    }
  }

  private void endReports() {
    if (reporter != null) {
      reporter.end();
    }
    outputs.end();
  }
}
