package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.loop.IdleSelect;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.LoopRecorder;
import io.loopwarden.engine.record.PlatformShare;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.record.Thresholds;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.engine.work.Work;
import io.loopwarden.hooks.LoopwardenFutures;
import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenNatives;
import io.loopwarden.hooks.LoopwardenRegistries;
import io.loopwarden.hooks.LoopwardenThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads and initialises ahead of time what would otherwise be loaded on an event loop: the classes
 * that record a blocking call cost about seven milliseconds when they are cold.
 */
final class WarmUp implements Runnable {

  private final Catalogue catalogue;
  private final Configuration configuration;
  private final CodeOwners owners;
  private final Policy policy;
  private final Installation installation;

  /** Has a call that was recorded and not read. */
  private @Nullable Recorder rehearsal;

  private boolean isReporterReady;

  /**
   * Makes a warm-up.
   *
   * @param installation weaves what was loaded while the transformer ran
   */
  WarmUp(
      Catalogue catalogue,
      Configuration configuration,
      CodeOwners owners,
      Policy policy,
      Installation installation) {
    this.catalogue = catalogue;
    this.configuration = configuration;
    this.owners = owners;
    this.policy = policy;
    this.installation = installation;
  }

  /**
   * Runs every hook once, before anything is woven: a woven method of the JDK must not be the one
   * that initialises them.
   */
  static void initialiseHooks(LoopwardenHookCallbacks engine) {
    LoopwardenHooks.exit(LoopwardenHooks.enter(0));
    LoopwardenHooks.exitWith(null, LoopwardenHooks.enterUnless(null, 0));
    LoopwardenHooks.exit(LoopwardenHooks.enterStream(null, 0));
    LoopwardenNatives.enterReflective(String.class, "");
    LoopwardenThreads.executorChanged(null);
    LoopwardenFutures.completes(null, null);
    LoopwardenRegistries.filled(null);
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
  }

  @Override
  public void run() {
    rehearseOnce();
    new IdleSelect().isOnStack();
    installation.weaveMissed();
  }

  private synchronized void rehearseOnce() {
    if (rehearsal == null && !isReporterReady) {
      rehearsal = rehearse();
    }
  }

  /**
   * The same for the reporter's part, which no event loop waits for: so it is done when a program
   * has begun its work. What is reported before loads the classes itself.
   */
  synchronized void prepareReporter() {
    Recorder recorder = rehearsal;
    isReporterReady = true;
    if (recorder != null) {
      rehearsal = null;
      recorder.drain();
      recorder.summary();
    }
  }

  /** Records a call as an event loop does, the second time along a path that is known. */
  private Recorder rehearse() {
    Judge judge = new Judge(configuration, policy, List.of(new Silence()));
    Recorder recorder =
        new Recorder(catalogue, configuration, owners, policy, PlatformShare.UNKNOWN, judge);
    LoopRecorder loop = recorder.loop(Thread.currentThread());
    Thresholds thresholds = new Thresholds(catalogue, configuration);
    for (int i = 0; i < 2; i++) {
      if (thresholds.reached(0, true, Long.MAX_VALUE)) {
        loop.blocked(0, false, 1, System.nanoTime(), rehearsedWork());
      }
      loop.passed(0);
    }
    return recorder;
  }

  /** What an event loop would do: the classes that describe it are loaded, too. */
  private Work rehearsedWork() {
    LoopwardenLoop loop = new LoopwardenLoop(Thread.currentThread(), null);
    loop.task = this;
    return Work.of(loop, null);
  }

  private static final class Silence implements Sink {
    @Override
    public boolean wants(Kind kind, Decision decision) {
      return true;
    }

    @Override
    public void judged(Occurrence occurrence, Decision decision) {
      // a rehearsal has no audience
    }

    @Override
    public void missed() {
      // nor is anything counted
    }
  }
}
