package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.config.BlockHoundOptions;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.PoolOptions;
import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.loop.RunningLoops;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenConnections;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLeases;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenPools;
import java.lang.instrument.Instrumentation;

/**
 * Has the hooks call the engine.
 *
 * @param listener what they call
 */
record HookConnection(HookListener listener) {

  /** Of so many connections that are asked for before anybody looks the stack is taken. */
  private static final int FIRST_STACKS = 64;

  /**
   * Connects the hooks.
   *
   * @param iterationNanos from this duration on the engine is told of iterations
   */
  void connect(Catalogue catalogue, Configuration configuration, long iterationNanos) {
    WarmUp.initialiseHooks(listener);
    LoopwardenHooks.connect(
        listener,
        catalogue.operation("java.lang.Thread.sleep").code(),
        catalogue.operation("java.lang.Object.wait").code(),
        catalogue.operation("java.io.FileDescriptor.sync").code(),
        configuration.get(Options.MODE) == Mode.THROW);
    if (configuration.get(BlockHoundOptions.STRICT)) {
      LoopwardenHooks.beStrict(catalogue.operation("java.lang.Thread.yield").code());
    }
    LoopwardenIterations.stallThreshold(iterationNanos);
    boolean watchesPools = !configuration.get(PoolOptions.THRESHOLD).isZero();
    LoopwardenPools.watch(watchesPools);
    LoopwardenConnections.watch(watchesPools);
    LoopwardenLeases.takeStacks(watchesPools ? FIRST_STACKS : 0);
    LoopwardenLeases.watch(watchesPools);
    LoopwardenActivity.causality(configuration.get(Options.STALL_CAUSALITY));
  }

  /** Registers the event loops that run already. */
  void registerRunningLoops(
      EventLoopTypes eventLoops, Instrumentation instrumentation, Notifications notifications) {
    RunningLoops running = new RunningLoops(eventLoops);
    for (Thread loop : running.find(instrumentation)) {
      LoopwardenLoops.register(loop, listener);
      if (!loop.isAlive()) {
        LoopwardenLoops.unregister(loop, listener);
      }
    }
    if (running.missing() != null) {
      notifications.problem("virtual_threads_not_listed", running.missing());
    }
  }
}
