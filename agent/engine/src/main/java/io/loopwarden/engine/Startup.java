package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.loop.RunningLoops;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Thresholds;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.engine.weave.Transformer;
import io.loopwarden.hooks.LoopwardenEngine;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.lang.instrument.Instrumentation;
import java.util.function.Function;

/** Puts the parts of the engine together and sets them to work. */
final class Startup {

  private Startup() {}

  /** Starts to watch; returns what reports. */
  static Reporter run(
      Catalogue catalogue,
      Configuration configuration,
      Instrumentation instrumentation,
      Function<String, RuntimeException> exceptions,
      String version,
      boolean late) {
    EventLoopTypes eventLoops = new EventLoopTypes();
    Policy policy = new Policy(configuration, catalogue.categories());
    boolean refusing = configuration.get(Options.MODE) == Mode.THROW;
    if (refusing) {
      policy.read(); // a call may be refused before the reporter comes to read it
    }
    WarmUp warmUp = new WarmUp(catalogue, configuration, policy);
    Reporter reporter = new Reporter(configuration, catalogue, policy, version, warmUp);
    Watch watch =
        new Watch(
            catalogue,
            new Thresholds(catalogue, configuration),
            eventLoops,
            policy,
            reporter,
            exceptions);
    WarmUp.initialiseHooks(watch);
    LoopwardenHooks.connect(
        watch,
        catalogue.operation("java.lang.Thread.sleep").code(),
        catalogue.operation("java.lang.Object.wait").code(),
        catalogue.operation("java.io.FileDescriptor.sync").code(),
        refusing);
    reporter.everySecond(new DeadLoops(watch));
    Installation installation =
        new Installation(instrumentation, catalogue, new Weavings(reporter));
    warmUp.then(installation);
    installation.install();
    if (late) {
      installation.weaveLoadedApplication();
      for (Thread loop : RunningLoops.find(eventLoops, instrumentation.getAllLoadedClasses())) {
        LoopwardenLoops.register(loop, watch);
        if (!loop.isAlive()) {
          LoopwardenLoops.unregister(loop, watch);
        }
      }
    }
    return reporter;
  }

  /** Lets go of loops whose threads died without a word. */
  private static final class DeadLoops implements Runnable {
    private final LoopwardenEngine engine;

    DeadLoops(LoopwardenEngine engine) {
      this.engine = engine;
    }

    @Override
    public void run() {
      for (LoopwardenLoop loop : LoopwardenLoops.all()) {
        if (!loop.thread.isAlive()) {
          LoopwardenLoops.unregister(loop.thread, engine);
        }
      }
    }
  }

  /** Passes on what happens while weaving. */
  private static final class Weavings implements Transformer.Listener {
    private final Reporter reporter;

    Weavings(Reporter reporter) {
      this.reporter = reporter;
    }

    @Override
    public void eventLoopsAppear() {
      reporter.start();
    }

    @Override
    public void weavingFailed(String className, Throwable reason) {
      reporter.weavingFailed(className, reason);
    }
  }
}
