package io.loopwarden.api;

import java.lang.reflect.InvocationTargetException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way to the engine, which lives in a class loader of its own: a function of the JDK's types.
 * The agent leaves it here; where this class was loaded a second time, by another loader than the
 * agent's, it is found in {@code java.lang}, which all loaders share.
 */
final class EngineDoor {

  static final String NOT_ATTACHED =
      "Loopwarden is not attached: start the JVM with -javaagent:loopwarden-agent.jar";

  private static final String SHARED = "java.lang.LoopwardenDoor";

  private static volatile @Nullable BiFunction<String, @Nullable Object, @Nullable Object> engine;

  private EngineDoor() {}

  static void connect(BiFunction<String, @Nullable Object, @Nullable Object> door) {
    if (engine == null) {
      engine = door;
    }
  }

  /** The engine, or null if there is none. */
  static @Nullable BiFunction<String, @Nullable Object, @Nullable Object> find() {
    BiFunction<String, @Nullable Object, @Nullable Object> door = engine;
    if (door == null) {
      door = shared();
      engine = door;
    }
    return door;
  }

  @SuppressWarnings("unchecked") // by agreement
  private static @Nullable BiFunction<String, @Nullable Object, @Nullable Object> shared() {
    try {
      return (BiFunction<String, @Nullable Object, @Nullable Object>)
          Class.forName(SHARED, true, null).getMethod("engine").invoke(null);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      return null;
    }
  }

  /** Whether there is an engine that is not switched off. */
  static boolean isWatching() {
    BiFunction<String, @Nullable Object, @Nullable Object> door = find();
    return door != null && door.apply("protocol", null) != null;
  }

  /**
   * Asks the engine.
   *
   * @throws IllegalStateException if there is none, if it is switched off, or if it is older than
   *     this API
   */
  static Object ask(String command, @Nullable Object argument) {
    BiFunction<String, @Nullable Object, @Nullable Object> door = find();
    if (door == null) {
      throw new IllegalStateException(NOT_ATTACHED);
    }
    Object answer = door.apply(command, argument);
    if (answer == null) {
      throw new IllegalStateException(why(door, command));
    }
    return answer;
  }

  /** Why the engine has no answer: one line. */
  static String why(BiFunction<String, @Nullable Object, @Nullable Object> door, String command) {
    Object protocol = door.apply("protocol", null);
    if (protocol == null) {
      return door.apply("disabled", null) instanceof String reason
          ? reason
          : "Loopwarden is switched off in this JVM (enabled=false)"; // an agent of an older
      // version
    }
    return "the agent in this JVM, Loopwarden "
        + door.apply("version", null)
        + ", does not know \""
        + command
        + "\"; use the agent and the test library of one version";
  }
}
