package io.loopwarden.engine.refusal;

import io.loopwarden.engine.weave.Installation;
import io.loopwarden.engine.weave.Transformer;
import io.loopwarden.hooks.LoopwardenHookCallbacks;
import java.util.Map;

/** Where programs declare, through the API, which of their threads must not block. */
public final class DeclarationCommands {

  private final GuardedThreads threads;
  private final LoopwardenHookCallbacks engine;
  private final Transformer.Listener weaving;
  private final Installation installation;

  public DeclarationCommands(
      GuardedThreads threads,
      LoopwardenHookCallbacks engine,
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
