package io.loopwarden.api;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Threads of which a program says that they must not block, whatever runs on them. They are watched
 * like event loops, from their start to their end; virtual threads are not among them.
 */
public final class NonBlockingThreads {

  private NonBlockingThreads() {}

  /**
   * Declares which threads must not block. Only the first declaration in a JVM counts.
   *
   * @param nonBlocking decides whether a thread must not block; asked once, when the thread starts,
   *     or now if it runs
   * @param asked tells a thread of which {@code nonBlocking} is to be asked at each operation, on
   *     the thread itself
   * @param allowances methods, as {@code class.method}, below which blocking is allowed (true) or
   *     not (false); the innermost on the stack decides
   * @param blocking methods that block, as {@code class.method(descriptor)}, beside those that the
   *     agent knows
   * @param handler receives, before it runs, an operation that blocks by nature and is not allowed;
   *     what it throws reaches the caller of the operation, which then does not run
   * @return whether this declaration counts
   * @throws IllegalStateException if the agent is not attached, or is switched off
   */
  public static boolean declare(
      Predicate<Thread> nonBlocking,
      Predicate<Thread> asked,
      Map<String, Boolean> allowances,
      Collection<String> blocking,
      Consumer<RefusableCall> handler) {
    Consumer<Object[]> decoder = new CallDecoder(handler);
    return (Boolean)
        EngineClient.ask(
            "declare",
            Map.of(
                "nonBlocking",
                nonBlocking,
                "asked",
                asked,
                "allowances",
                Map.copyOf(allowances),
                "blocking",
                blocking,
                "handler",
                decoder));
  }

  /** Turns what the engine reports, in types of the JDK, into calls. */
  private static final class CallDecoder implements Consumer<Object[]> {
    private final Consumer<RefusableCall> handler;

    CallDecoder(Consumer<RefusableCall> handler) {
      this.handler = handler;
    }

    @Override
    public void accept(Object[] call) {
      handler.accept(
          new RefusableCall(
              (String) call[0], (String) call[1], (int) call[2], (StackTraceElement[]) call[3]));
    }
  }
}
