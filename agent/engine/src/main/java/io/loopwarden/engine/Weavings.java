package io.loopwarden.engine;

import io.loopwarden.engine.backstop.JfrSources;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.integration.Integrations;
import io.loopwarden.engine.report.MissingModules;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.weave.EventLoopLibraries;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.engine.weave.Transformer;
import io.loopwarden.engine.weave.WeavingClasses;
import io.loopwarden.hooks.LoopwardenWeavingLatch;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what happens while weaving, and weaves the JDK once event loops are about to appear.
 */
final class Weavings implements Transformer.Listener, Runnable {
  private final Notifications notifications;
  private final Watchdog watchdog;
  private final JfrSources jfrSources;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean weaving = new AtomicBoolean();
  private final AtomicBoolean watching = new AtomicBoolean();
  private final @Nullable Integrations integrations;
  private final Installation installation;

  Weavings(
      Instrumentation instrumentation,
      Catalogue catalogue,
      Notifications notifications,
      Watchdog watchdog,
      JfrSources jfrSources,
      @Nullable Integrations integrations) {
    this.integrations = integrations;
    this.jfrSources = jfrSources;
    this.notifications = notifications;
    this.watchdog = watchdog;
    this.installation = new Installation(instrumentation, catalogue, this);
  }

  /** What weaves; to be installed. */
  Installation installation() {
    return installation;
  }

  @Override
  public void eventLoopsAppear(ClassLoader loader) {
    if (integrations != null) {
      integrations.expect(loader);
    }
    if (!begin() && integrations != null) {
      integrations.start(); // the weaver may have been there already
    }
  }

  @Override
  public void eventLoopsAppear() {
    begin();
  }

  private boolean begin() {
    if (!begun.compareAndSet(false, true)) {
      return false;
    }
    LoopwardenWeavingLatch.close();
    WeavingClasses.initialise();
    startWeaver();
    if (!weaving.get()) {
      LoopwardenWeavingLatch.open();
      startWatching();
      notifications.problem(
          "weaving_delayed", "no thread could be started to weave the JDK; tried again soon");
    }
    return true;
  }

  /**
   * Not on the thread that loads Netty's class: it holds the lock of a loader, and would wait for
   * what the threads that begin here initialise.
   */
  private void startWatching() {
    if (!watching.compareAndSet(false, true)) {
      return;
    }
    notifications.startReporter();
    String missing = MissingModules.consequences();
    if (missing != null) {
      notifications.problem("missing_modules", missing);
    }
    watchdog.start();
    jfrSources.eventLoopsAppear();
  }

  private void startWeaver() {
    AgentThreads.startOnce(weaving, "loopwarden-weaver", this);
  }

  /**
   * Begins to weave the JDK, on a thread of its own, if event loops are to be expected. What this
   * leaves undone, or fails to do, is done when they appear.
   */
  void weaveAhead() {
    if (EventLoopLibraries.areExpected()) {
      WeavingClasses.initialise();
      AgentThreads.startOnce(new AtomicBoolean(), "loopwarden-early-weaver", new Ahead());
    }
  }

  /** Begins to weave the JDK if that was due and no thread could be started then. */
  void startIfMissed() {
    if (begun.get() && !weaving.get()) {
      startWeaver();
    }
  }

  @Override
  public void run() {
    try {
      startWatching();
      installation.weaveJdk();
      if (integrations != null) {
        integrations.run(); // before the first loop runs
      }
    } catch (Throwable reason) {
      notifications.problem(
          "weaving_failed", "some classes of the JDK stay as they are: " + reason);
    } finally {
      LoopwardenWeavingLatch.open();
    }
  }

  @Override
  public void weavingFailed(String className, Throwable reason) {
    notifications.weavingFailed(className, reason);
  }

  private final class Ahead implements Runnable {
    @Override
    public void run() {
      try {
        installation.weaveJdkAhead();
      } catch (Throwable reason) {
        // tried again, and reported, when event loops appear
      }
    }
  }
}
