package io.loopwarden.engine.api;

import io.loopwarden.engine.weave.Transformer;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenEngine;
import io.loopwarden.hooks.LoopwardenGate;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import org.jspecify.annotations.Nullable;

/** Lets a thread of a test count as an event loop for a while: all of it is one iteration. */
public final class TestLoops {

  private final LoopwardenEngine engine;
  private final Scopes scopes;
  private final Transformer.Listener weaving;

  /**
   * Makes them.
   *
   * @param weaving is notified that event loops appear, and has the JDK woven
   */
  public TestLoops(LoopwardenEngine engine, Scopes scopes, Transformer.Listener weaving) {
    this.engine = engine;
    this.scopes = scopes;
    this.weaving = weaving;
  }

  /** What a thread has to run to become an event loop, on behalf of the thread that asks. */
  Runnable begin() {
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
      weaving.eventLoopsAppear();
      LoopwardenGate.pass();
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
