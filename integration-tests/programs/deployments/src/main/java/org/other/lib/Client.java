package org.other.lib;

/** A synchronous client. */
public final class Client {

  /** Waits for an answer. */
  public String fetch(String name) {
    return new Connection().read(name);
  }

  /** Runs a task. */
  public void run(Runnable task) {
    task.run();
  }
}
