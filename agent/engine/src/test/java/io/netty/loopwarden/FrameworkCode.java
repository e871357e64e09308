package io.netty.loopwarden;

import io.loopwarden.hooks.LoopwardenHooks;

/** Passes for code of a framework, as its package is one of Netty's. */
public final class FrameworkCode {

  private FrameworkCode() {}

  /** An operation, as if it were woven. */
  public static void operation(int code) {
    LoopwardenHooks.exit(LoopwardenHooks.enter(code));
  }

  /** What an application calls that leads to an operation. */
  public static void called(int code) {
    operation(code);
  }

  /** Runs something on behalf of the application. */
  public static void run(Runnable task) {
    task.run();
  }

  /** Calls an operation without the application. */
  public record Task(int code) implements Runnable {
    @Override
    public void run() {
      operation(code);
    }
  }

  /** An object of Scala, by its name. */
  public static final class Await$ {
    private Await$() {}

    /** Makes an operation, in a method with defaults of Kotlin, by its name. */
    public static void result$default(int code) {
      called(code);
    }
  }
}
