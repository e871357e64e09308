package io.loopwarden.engine.weave.method;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The methods that show what an event loop is doing: where it waits for events, which task,
 * channel, context or route it works for; and where a program fills a registry of metrics. A class
 * is met by the end of its name, so that shaded copies are too.
 */
public enum Activity implements MethodEntry {
  /** Nothing between entering and leaving is work. */
  IDLE(HookTypes.ITERATIONS, "enterIdle", "exit", true),
  /** The same, and the method returns how many channels are ready. */
  WAIT(HookTypes.ITERATIONS, "enterIdle", "exitReady", true),
  /** Argument 0 is a task that is run. */
  TASK(HookTypes.ACTIVITY, "enterTask", "exitTask", true),
  /** Argument 1 is a task for the queue of the executor that argument 0 is. */
  QUEUE(HookTypes.ACTIVITY, "queued", null, false),
  /** Argument 1 is a task that the executor which argument 0 is shall run later. */
  TIMER(HookTypes.ACTIVITY, "timed", null, false),
  /** Argument 0 is an executor that a task is handed to. */
  HANDED(HookTypes.POOLS, "handed", null, false),
  /** The same, and argument 1 is the task. */
  HANDED_TASK(HookTypes.POOLS, "handedTask", null, false),
  /** Argument 0 is a queue that hands one task after the other on to an executor. */
  ORDERED(HookTypes.POOLS, "queued", null, false),
  /** Argument 0 is a pool, and argument 1 asks it for a connection without waiting. */
  ASKED(HookTypes.LEASES, "asks", null, false),
  /** The same of argument 3. */
  ASKED_BY_THIRD(HookTypes.LEASES, "asks", null, false),
  /** The same of argument 4. */
  ASKED_BY_FOURTH(HookTypes.LEASES, "asks", null, false),
  /** Argument 0 is a framework's object for a pool, made by the configuration in argument 1. */
  MADE(HookTypes.LEASES, "made", null, false),
  /** The same of argument 4. */
  MADE_BY_FOURTH(HookTypes.LEASES, "made", null, false),
  /** Argument 0 has asked for a connection, and gets argument 1. */
  GOT(HookTypes.LEASES, "gets", null, false),
  /** Argument 2 has asked for a connection; its time of use is argument 0, once it is made. */
  LEASED(HookTypes.LEASES, "gets", null, false),
  /** Argument 0 is a connection's time of use, which ends. */
  GIVEN_BACK(HookTypes.LEASES, "givesBack", null, false),
  /** Argument 0 is a channel's pipeline that an event goes through. */
  PIPELINE(HookTypes.ACTIVITY, "enterPipeline", "exitPipeline", true),
  /** Argument 0 is a route that handles the request which argument 1 is. */
  ROUTE(HookTypes.ACTIVITY, "enterRoute", "exitRoute", true),
  /** Argument 1 is a request that a framework begins to handle. */
  REQUEST(HookTypes.ACTIVITY, "requestBegins", null, false),
  /** Argument 0 is a request that a framework begins to handle. */
  OWN_REQUEST(HookTypes.ACTIVITY, "requested", null, false),
  /** The same, and the framework goes on with it after asynchronous steps. */
  OWN_REQUEST_BEGINS(HookTypes.ACTIVITY, "requestBegins", null, false),
  /** Argument 2 is the route of a request that a framework begins to handle. */
  REQUEST_ROUTE(HookTypes.ACTIVITY, "requested", null, false),
  /** Argument 0 is a client's object for an answer that arrives, which leads to the request. */
  ANSWER(HookTypes.ACTIVITY, "requested", null, false),
  /** Argument 0 is an exchange of a client with another server, which begins. */
  EXCHANGE(HookTypes.EXCHANGES, "begins", null, false),
  /** Argument 0 is such an exchange, argument 1 what it does on the channel that it has got. */
  CONNECTED(HookTypes.EXCHANGES, "connects", null, false),
  /** Argument 0 is a selector that is asked without waiting. */
  POLL(HookTypes.ITERATIONS, "polled", "exitPolled", true),
  /** Argument 0 is a key, argument 1 a value of the application's logging context. */
  LOG(HookTypes.ACTIVITY, "logged", null, false),
  /** Keeps the context that is current on the thread in a thread-local variable. */
  TRACE(HookTypes.ACTIVITY, "traced", null, false),
  /** Argument 0 is a registry of metrics that gets another one. */
  REGISTRY(HookTypes.REGISTRIES, "filled", null, false),
  /** Reads the clock right before it waits for events. */
  CLOCK_BEFORE_WAIT(HookTypes.ITERATIONS, "clockBeforeWait", null, false),
  /** Reads the clock right after it has waited for events. */
  CLOCK_AFTER_WAIT(HookTypes.ITERATIONS, "clockAfterWait", null, false),
  /** Sleeps until it is known whether the loop is quiet enough to end. */
  QUIET_PERIOD(HookTypes.ITERATIONS, "sleepUntilQuiet", null, false);

  /** In Vert.x 4, the method that has its forerunner instead calls the other one. */
  private static final String VERTX_COMPLETABLE = "io/vertx/core/Completable;";

  private static final String WITH_LISTENER = "$Listener;IL";

  static final String OPEN_TELEMETRY = "io/opentelemetry/context/ThreadLocalContextStorage";

  /** It restores the context of before. In older versions, a lambda of the class above does. */
  static final String OPEN_TELEMETRY_SCOPE = OPEN_TELEMETRY + "$ScopeImpl";

  /** Where OpenTelemetry's Java agent has them: its copy belongs to the bootstrap loader. */
  public static final List<String> OF_BOOTSTRAP_LOADER =
      List.of(
          "io/opentelemetry/javaagent/shaded/" + OPEN_TELEMETRY,
          "io/opentelemetry/javaagent/shaded/" + OPEN_TELEMETRY_SCOPE);

  private final String hooks;
  private final String enterHook;
  private final @Nullable String exitHook;
  private final boolean bracket;

  Activity(String hooks, String enterHook, @Nullable String exitHook, boolean bracket) {
    this.hooks = hooks;
    this.enterHook = enterHook;
    this.exitHook = exitHook;
    this.bracket = bracket;
  }

  /** Whether a class has such methods. */
  public static boolean isIn(String internalName) {
    return ActivityRows.areIn(internalName);
  }

  /** What a method of a class shows, or null. */
  public static @Nullable Activity of(
      String internalName, int access, String name, String descriptor) {
    return ActivityRows.of(internalName, access, name, descriptor);
  }

  boolean fits(int access, String descriptor) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return switch (this) {
      case IDLE, WAIT, CLOCK_BEFORE_WAIT, CLOCK_AFTER_WAIT, QUIET_PERIOD, TRACE -> true;
      case LOG -> isStatic && descriptor.startsWith("(Ljava/lang/String;Ljava/lang/String;)");
      case TASK -> isStatic && descriptor.startsWith("(Ljava/lang/Runnable;)");
      case QUEUE -> !isStatic && descriptor.startsWith("(Ljava/lang/Runnable;)");
      case TIMER -> !isStatic && descriptor.contains("ScheduledFutureTask;)");
      case PIPELINE -> !isStatic && descriptor.startsWith("(");
      case EXCHANGE -> !isStatic && descriptor.equals("()Ljava/net/SocketAddress;");
      case ROUTE, REQUEST, HANDED, HANDED_TASK, ORDERED, CONNECTED, ASKED, GOT ->
          !isStatic && descriptor.startsWith("(L");
      case ASKED_BY_THIRD ->
          !isStatic
              && descriptor.contains(";IL" + VERTX_COMPLETABLE)
              && !descriptor.contains(WITH_LISTENER);
      case ASKED_BY_FOURTH -> !isStatic && descriptor.contains(WITH_LISTENER);
      case MADE -> ConstructorMethod.getsConfiguration(descriptor);
      case MADE_BY_FOURTH -> ConstructorMethod.getsOptions(descriptor);
      case LEASED -> !isStatic && descriptor.startsWith("(L") && descriptor.contains(";L");
      case OWN_REQUEST, OWN_REQUEST_BEGINS, ANSWER, REGISTRY, GIVEN_BACK -> !isStatic;
      case REQUEST_ROUTE -> !isStatic && descriptor.startsWith("(L") && descriptor.contains(";L");
      case POLL -> !isStatic && descriptor.equals("()I");
    };
  }

  /** Whether it is a constructor, which shows what it has made. */
  public boolean isConstructor() {
    return this == LEASED || this == MADE || this == MADE_BY_FOURTH;
  }

  /** Whether a hook is called at the end of the method, too. */
  public boolean isBracket() {
    return bracket;
  }

  /** Whether the method only takes its readings of the clock from the hook. */
  public boolean isClock() {
    return this == CLOCK_BEFORE_WAIT || this == CLOCK_AFTER_WAIT;
  }

  /** Calls the hook with what lies on the stack. */
  void call(MethodVisitor method) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, hooks, enterHook, enterDescriptor(), false);
  }

  /** Pushes what the hook gets: nothing, or one or two of the method's arguments. */
  private void pushArguments(MethodVisitor method) {
    if (this == ASKED_BY_THIRD || this == ASKED_BY_FOURTH || this == MADE_BY_FOURTH) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitVarInsn(Opcodes.ALOAD, this == ASKED_BY_THIRD ? 3 : 4);
      return;
    }
    if (this == LEASED) {
      method.visitVarInsn(Opcodes.ALOAD, 2);
      method.visitVarInsn(Opcodes.ALOAD, 0);
      return;
    }
    int first = this == REQUEST ? 1 : this == REQUEST_ROUTE ? 2 : 0;
    int count = Type.getArgumentTypes(enterDescriptor()).length;
    for (int argument = first; argument < first + count; argument++) {
      method.visitVarInsn(Opcodes.ALOAD, argument);
    }
  }

  @Override
  public void begin(MethodVisitor method) {
    pushArguments(method);
    call(method);
  }

  private String enterDescriptor() {
    String object = "Ljava/lang/Object;";
    return switch (this) {
      case IDLE, WAIT -> "()" + TimedMethod.LOOP_TYPE;
      case TASK, PIPELINE, POLL -> "(" + object + ")" + TimedMethod.LOOP_TYPE;
      case ROUTE -> "(" + object + object + ")" + object;
      case QUEUE,
          TIMER,
          LOG,
          CONNECTED,
          HANDED_TASK,
          ASKED,
          ASKED_BY_THIRD,
          ASKED_BY_FOURTH,
          MADE,
          MADE_BY_FOURTH,
          GOT,
          LEASED ->
          "(" + object + object + ")V";
      case REQUEST,
          REQUEST_ROUTE,
          OWN_REQUEST,
          OWN_REQUEST_BEGINS,
          ANSWER,
          EXCHANGE,
          TRACE,
          HANDED,
          ORDERED,
          GIVEN_BACK,
          REGISTRY ->
          "(" + object + ")V";
      case CLOCK_BEFORE_WAIT, CLOCK_AFTER_WAIT -> "()J";
      case QUIET_PERIOD -> "(J)V";
    };
  }

  @Override
  public String variable() {
    return this == ROUTE ? "java/lang/Object" : TimedMethod.LOOP;
  }

  @Override
  public void end(MethodVisitor method, int variable, int way) {
    String result = this == WAIT ? TimedMethod.pushResult(method, way) : "";
    if (this == IDLE || this == WAIT && result.isEmpty()) {
      TimedMethod.exit(method, variable);
      return;
    }
    method.visitVarInsn(Opcodes.ALOAD, variable);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, hooks, exitHook, "(" + result + "L" + variable() + ";)V", false);
  }
}
