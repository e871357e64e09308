package io.loopwarden.engine;

import io.loopwarden.engine.backstop.JfrSources;
import io.loopwarden.engine.report.Outputs;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.result.writer.JvmResultWriter;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLeases;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenOperationCode;
import io.loopwarden.hooks.LoopwardenWeavingLatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a start back that has failed half-way, so that nothing of it works on in the JVM and
 * another start can be tried. Only the hooks' classes stay, which cannot be unloaded.
 *
 * <p>The start notes here what it has made. Each step is tried even if another one fails: the
 * reason may be that there is no memory left.
 */
final class FailedStart {

  private static final int MOST_PARTS = 8;

  private final Outputs outputs;

  /** In the order in which they were made, which is also the order in which they are taken back. */
  private final List<Object> parts = new ArrayList<>(MOST_PARTS);

  FailedStart(Outputs outputs) {
    this.outputs = outputs;
  }

  /** Notes a part that was made; nothing if it is null. */
  void made(@Nullable Object part) {
    if (part != null) {
      parts.add(part);
    }
  }

  /** Takes back what was made; never throws. */
  void takeBack() {
    AgentThreads.end();
    for (int i = 0; i < parts.size(); i++) {
      tryToTakeBack(parts.get(i));
    }
    tryToTakeBack(outputs);
    LoopwardenWeavingLatch.open();
  }

  private static void tryToTakeBack(Object part) {
    try {
      takeBack(part);
    } catch (Throwable ignored) {
      // the caller reports why the start failed, which says more than what fails here
    }
  }

  // No method references: to link one takes memory, which may be what has run out.
  private static void takeBack(Object part) {
    if (part instanceof HookListener) {
      disconnectHooks();
      forgetLoops((HookListener) part);
    } else if (part instanceof Installation) {
      ((Installation) part).remove();
    } else if (part instanceof JfrSources) {
      ((JfrSources) part).end();
    } else if (part instanceof JvmResultWriter) {
      ((JvmResultWriter) part).discard();
    } else if (part instanceof Reporter) {
      ((Reporter) part).end();
    } else if (part instanceof Outputs) {
      ((Outputs) part).end();
    }
  }

  private static void disconnectHooks() {
    int none = LoopwardenOperationCode.NONE;
    LoopwardenHooks.connect(null, none, none, none, false);
    LoopwardenIterations.stallThreshold(Long.MAX_VALUE);
    LoopwardenActivity.causality(false);
    LoopwardenLeases.watch(false);
  }

  private static void forgetLoops(HookListener listener) {
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      LoopwardenLoops.unregister(loop.thread, listener);
    }
  }
}
