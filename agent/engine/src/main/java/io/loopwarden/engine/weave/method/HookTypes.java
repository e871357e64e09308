package io.loopwarden.engine.weave.method;

import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenConnections;
import io.loopwarden.hooks.LoopwardenExchanges;
import io.loopwarden.hooks.LoopwardenFutures;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLeases;
import io.loopwarden.hooks.LoopwardenNatives;
import io.loopwarden.hooks.LoopwardenPools;
import io.loopwarden.hooks.LoopwardenRegistries;
import io.loopwarden.hooks.LoopwardenThreads;
import net.bytebuddy.jar.asm.Type;

/** The internal names of the classes whose static methods woven code calls. */
public final class HookTypes {

  /** Its methods begin and end operations. */
  public static final String HOOKS = Type.getInternalName(LoopwardenHooks.class);

  /** Its methods stand in for natives. */
  public static final String NATIVES = Type.getInternalName(LoopwardenNatives.class);

  /** Its methods say whose work an event loop does. */
  static final String ACTIVITY = Type.getInternalName(LoopwardenActivity.class);

  /** Its methods begin and end iterations of event loops. */
  static final String ITERATIONS = Type.getInternalName(LoopwardenIterations.class);

  /** Its methods follow what completes futures, and waits for them. */
  public static final String FUTURES = Type.getInternalName(LoopwardenFutures.class);

  /** Its methods follow the starts of threads, and which of them run event loops. */
  public static final String THREADS = Type.getInternalName(LoopwardenThreads.class);

  /** Its method learns of work that is handed to executors. */
  static final String POOLS = Type.getInternalName(LoopwardenPools.class);

  /** Its methods are told which registries of metrics a program fills. */
  static final String REGISTRIES = Type.getInternalName(LoopwardenRegistries.class);

  /** Its methods follow the exchanges of clients with other servers. */
  static final String EXCHANGES = Type.getInternalName(LoopwardenExchanges.class);

  /** Its methods follow connections for which nobody waits on a thread. */
  static final String LEASES = Type.getInternalName(LoopwardenLeases.class);

  /** Its methods follow connections. */
  static final String CONNECTIONS = Type.getInternalName(LoopwardenConnections.class);

  private HookTypes() {}
}
