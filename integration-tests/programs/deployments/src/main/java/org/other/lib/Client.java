package org.other.lib;

/** A synchronous client. */
public final class Client {

  /** Waits for an answer. */
  public String fetch(String name) {
    return new Connection().read(name);
  }

  /** Makes a task that waits for an answer, and of which no frame is the application's. */
  public static Runnable check() {
    return () -> new Connection().read("check");
  }

  /** Runs a task. */
  public void run(Runnable task) {
    task.run();
  }
}
