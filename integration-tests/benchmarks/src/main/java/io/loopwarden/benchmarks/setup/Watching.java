package io.loopwarden.benchmarks.setup;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Has the agent of this JVM forget an event loop and watch it again, so that one and the same
 * compiled code can be measured both ways. Reaches into the agent, for which {@code java.lang} has
 * to be opened; does nothing in a JVM without it.
 */
public abstract class Watching {

  /** Opens what is needed. */
  public static final String FLAG = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /** What this JVM's agent does for an event loop that is watched now. */
  public static Watching of(Thread thread, Object executor) {
    try {
      return new ByLoopwarden(thread, executor);
    } catch (ClassNotFoundException e) {
      return new ByNobody();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this agent cannot be told to look away", e);
    }
  }

  /** Has the agent forget the event loop. */
  public abstract void end();

  /** Has the agent watch it again. */
  public abstract void begin();

  private static final class ByNobody extends Watching {
    @Override
    public void end() {
      // nobody watches
    }

    @Override
    public void begin() {
      // nobody could
    }
  }

  private static final class ByLoopwarden extends Watching {
    private final Thread thread;
    private final Object executor;
    private final Object engine;
    private final Method register;
    private final Method unregister;

    ByLoopwarden(Thread thread, Object executor) throws ReflectiveOperationException {
      this.thread = thread;
      this.executor = executor;
      Class<?> engineType = Class.forName("java.lang.LoopwardenHookCallbacks", true, null);
      Class<?> loops = Class.forName("java.lang.LoopwardenLoops", true, null);
      register = loops.getDeclaredMethod("register", Thread.class, Object.class, engineType);
      register.setAccessible(true);
      unregister = loops.getDeclaredMethod("unregister", Thread.class, engineType);
      Field field =
          Class.forName("java.lang.LoopwardenHooks", true, null).getDeclaredField("engine");
      field.setAccessible(true);
      engine = field.get(null);
    }

    @Override
    public void end() {
      call(unregister, thread, engine);
    }

    @Override
    public void begin() {
      call(register, thread, executor, engine);
    }

    private static void call(Method method, Object... arguments) {
      try {
        method.invoke(null, arguments);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(method.getName() + " failed", e);
      }
    }
  }
}
