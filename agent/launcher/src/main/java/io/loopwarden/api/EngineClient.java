package io.loopwarden.api;

import java.lang.reflect.InvocationTargetException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way to the engine, which lives in a class loader of its own: a function of the JDK's types.
 * The agent leaves it here; where this class was loaded a second time, by another loader than the
 * agent's, it is found in {@code java.lang}, which all loaders share.
 */
final class EngineClient {

  static final String NOT_ATTACHED =
      "Loopwarden is not attached: start the JVM with -javaagent:loopwarden-agent.jar";

  private static final String SHARED = "java.lang.LoopwardenEngineHandle";

  private static volatile @Nullable BiFunction<String, @Nullable Object, @Nullable Object> engine;

  private EngineClient() {}

  static void connect(BiFunction<String, @Nullable Object, @Nullable Object> found) {
    if (engine == null) {
      engine = found;
    }
  }

  /** The engine, or null if there is none. */
  static @Nullable BiFunction<String, @Nullable Object, @Nullable Object> find() {
    BiFunction<String, @Nullable Object, @Nullable Object> found = engine;
    if (found == null) {
      found = shared();
      engine = found;
    }
    return found;
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
    BiFunction<String, @Nullable Object, @Nullable Object> found = find();
    return found != null && found.apply("protocol", null) != null;
  }

  /**
   * Asks the engine.
   *
   * @throws IllegalStateException if there is none, if it is switched off, or if it is older than
   *     this API
   */
  static Object ask(String command, @Nullable Object argument) {
    BiFunction<String, @Nullable Object, @Nullable Object> found = find();
    if (found == null) {
      throw new IllegalStateException(NOT_ATTACHED);
    }
    Object answer = found.apply(command, argument);
    if (answer == null) {
      throw new IllegalStateException(why(found, command));
    }
    return answer;
  }

  /** Why the engine has no answer: one line. */
  static String why(BiFunction<String, @Nullable Object, @Nullable Object> found, String command) {
    Object protocol = found.apply("protocol", null);
    if (protocol == null) {
      return found.apply("disabled", null) instanceof String reason
          ? reason
          : "Loopwarden is switched off in this JVM (enabled=false)"; // an agent of an older
      // version
    }
    return "the agent in this JVM, Loopwarden "
        + found.apply("version", null)
        + ", does not know \""
        + command
        + "\"; use the agent and the test library of one version";
  }
}
