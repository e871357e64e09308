package io.loopwarden.junit;

import io.loopwarden.api.Loopwarden;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Stands for the agent: tells of whatever blocking a test makes up. */
final class FakeEngine implements BiFunction<String, Object, Object> {

  static final String SLEEP = "java.lang.Thread.sleep";
  static final String QUERY = "java.sql.Statement.executeQuery";
  private static final List<String> OPERATIONS = List.of(SLEEP, QUERY, "stall:cpu");
  private static final FakeEngine INSTANCE = new FakeEngine();

  private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Object> scopes = new ThreadLocal<>();
  private final Queue<Runnable> untold = new ArrayDeque<>();
  private final Map<String, Long> judged = new ConcurrentHashMap<>();
  private volatile Set<String> leftToTests = Set.of();
  private volatile String version = "999.0";

  private FakeEngine() {}

  static void connect() {
    Loopwarden.connect(INSTANCE);
  }

  /** From now on the agent is of a version. */
  static void setVersion(String version) {
    INSTANCE.version = version;
  }

  /** How many occurrences of an operation tests have judged by themselves, since this was asked. */
  static long judged(String operation) {
    Long count = INSTANCE.judged.remove(Integer.toHexString(operation.hashCode()));
    return count == null ? 0 : count;
  }

  /** What the agent leaves to the tests that run now. */
  static Set<String> leftToTests() {
    return INSTANCE.leftToTests;
  }

  static int listeners() {
    return INSTANCE.listeners.size();
  }

  /** Whose work what the current thread queues on event loops is. */
  static Object scope() {
    return INSTANCE.scopes.get();
  }

  /** An operation has blocked an event loop just now, in the scope of the current thread. */
  static void block(String operation) {
    block(operation, Duration.ofMillis(1), scope(), "VIOLATION");
  }

  /** An event without a scope. */
  static void blockUnscoped(String operation) {
    block(operation, Duration.ofMillis(0), null, "VIOLATION");
  }

  static void block(String operation, Duration duration, Object scope, String verdict) {
    INSTANCE.tell(fields(operation, duration, scope, verdict));
  }

  /** A violation without a scope, which began at a moment of {@link System#nanoTime()}. */
  static void blockSince(String operation, long beganNanos) {
    Map<String, Object> fields = fields(operation, Duration.ZERO, null, "VIOLATION");
    long endNanos = System.nanoTime();
    fields.put("end_ns", endNanos);
    fields.put("duration_ns", endNanos - beganNanos);
    INSTANCE.tell(fields);
  }

  /** The same as {@link #block}, told when somebody waits for event loops only. */
  static void blockUntold(String operation) {
    Map<String, Object> fields = fields(operation, Duration.ofMillis(1), scope(), "VIOLATION");
    synchronized (INSTANCE.untold) {
      INSTANCE.untold.add(() -> INSTANCE.tell(fields));
    }
  }

  private static Map<String, Object> fields(
      String operation, Duration duration, Object scope, String verdict) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("operation", operation);
    fields.put("category", operation.startsWith("stall:") ? "stall" : "sleep");
    fields.put("duration_ns", duration.toNanos());
    fields.put("end_ns", System.nanoTime());
    fields.put("event_loop", "loop-1");
    fields.put("site", "com.acme.Orders.load(Orders.java:42)");
    fields.put("function", "com.acme.Orders.load");
    fields.put("fingerprint", Integer.toHexString(operation.hashCode()));
    fields.put("verdict", verdict);
    fields.put("scope", scope);
    fields.put("report", "WARN loopwarden event=blocking_call operation=" + operation);
    fields.put(
        "stack",
        new StackTraceElement[] {
          new StackTraceElement("java.lang.Thread", "sleep", "Thread.java", 1),
          new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42)
        });
    return fields;
  }

  private void tell(Map<String, Object> fields) {
    listeners.forEach(listener -> listener.accept(fields));
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object apply(String command, Object argument) {
    return switch (command) {
      case "protocol" -> 1;
      case "version" -> version;
      case "listen" -> {
        listeners.add((Consumer<Object>) argument);
        yield (Runnable) () -> listeners.remove(argument);
      }
      case "settle" -> settle();
      case "scope" -> enter(argument);
      case "judged" -> {
        ((Map<String, Long>) argument).forEach((key, count) -> judged.merge(key, count, Long::sum));
        yield true;
      }
      case "leaveToTests" -> {
        leftToTests = (Set<String>) argument;
        yield true;
      }
      case "operation" -> isKnown((String) argument) ? argument : SLEEP;
      default -> null;
    };
  }

  private static boolean isKnown(String operation) {
    return OPERATIONS.contains(operation) || operation.startsWith("left.to.");
  }

  private boolean settle() {
    synchronized (untold) {
      while (!untold.isEmpty()) {
        untold.remove().run();
      }
    }
    return true;
  }

  private Runnable enter(Object scope) {
    Object before = scopes.get();
    scopes.set(scope);
    return () -> scopes.set(before);
  }
}
