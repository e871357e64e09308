package io.loopwarden.engine.refusal;

import io.loopwarden.engine.weave.Installation;
import io.loopwarden.engine.weave.Transformer;
import io.loopwarden.hooks.LoopwardenEngine;
import java.util.Map;

/** Where programs declare, through the API, which of their threads must not block. */
public final class Declarations {

  private final DeclaredThreads threads;
  private final LoopwardenEngine engine;
  private final Transformer.Listener weaving;
  private final Installation installation;

  public Declarations(
      DeclaredThreads threads,
      LoopwardenEngine engine,
      Transformer.Listener weaving,
      Installation installation) {
    this.threads = threads;
    this.engine = engine;
    this.weaving = weaving;
    this.installation = installation;
  }

  /**
   * Takes a declaration; the threads that it is about are watched when this returns.
   *
   * @return whether it is the first one: others are ignored
   */
  public Boolean declare(Map<?, ?> declaration) {
    weaving.eventLoopsAppear();
    return threads.declare(declaration, engine, installation);
  }
}
