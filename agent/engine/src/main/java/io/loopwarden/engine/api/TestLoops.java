package io.loopwarden.engine.api;

import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.weave.Transformer;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenWeavingLatch;
import org.jspecify.annotations.Nullable;

/** Lets a thread of a test count as an event loop for a while: all of it is one iteration. */
public final class TestLoops {

  /** A busy machine may take so long to begin to watch; no test waits longer for it. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final LoopwardenHookCallbacks engine;
  private final Scopes scopes;
  private final Transformer.Listener weaving;
  private final Watchdog watchdog;

  /**
   * Makes them.
   *
   * @param weaving is notified that event loops appear, has the JDK woven and starts the watchdog
   */
  public TestLoops(
      LoopwardenHookCallbacks engine,
      Scopes scopes,
      Transformer.Listener weaving,
      Watchdog watchdog) {
    this.engine = engine;
    this.scopes = scopes;
    this.weaving = weaving;
    this.watchdog = watchdog;
  }

  /**
   * What a thread has to run to become an event loop, on behalf of the thread that asks. Returns
   * when the watchdog sees what it does: otherwise nobody could tell a computation of the first
   * such thread from a want of CPUs.
   */
  Runnable begin() {
    weaving.eventLoopsAppear();
    watchdog.awaitReady(PATIENCE_NANOS);
    return new Begin(scopes.current());
  }

  /** What it has to run to become an ordinary thread again. */
  Runnable end() {
    return new End();
  }

  private final class Begin implements Runnable {
    private final @Nullable Object scope;

    Begin(@Nullable Object scope) {
      this.scope = scope;
    }

    @Override
    public void run() {
      LoopwardenWeavingLatch.pass();
      LoopwardenLoops.register(Thread.currentThread(), engine);
      LoopwardenLoop loop = LoopwardenLoops.find(Thread.currentThread());
      if (loop != null) {
        loop.scope = scope;
        LoopwardenIterations.begin(loop);
      }
    }
  }

  private final class End implements Runnable {
    @Override
    public void run() {
      LoopwardenLoop loop = LoopwardenLoops.find(Thread.currentThread());
      if (loop != null) {
        LoopwardenIterations.end(loop);
        LoopwardenLoops.unregister(Thread.currentThread(), engine);
      }
    }
  }
}
