package com.example.operations;

/**
 * A call on an event loop, and a look at what it worked on afterwards.
 *
 * @param name how the test calls it
 * @param setting makes what the call needs
 */
record Trial(String name, Setting setting) {

  /** Makes what a call needs. */
  interface Setting {
    Attempt prepare(Workbench bench) throws Exception;
  }

  /** What an event loop has to do; its result is for people. */
  interface Call {
    Object run() throws Exception;
  }

  /**
   * What an event loop has to do, and what has to hold afterwards.
   *
   * @param call runs on the event loop
   * @param intact runs on another thread, and throws if something is broken
   */
  record Attempt(Call call, Action intact) {}

  /** Fails a look afterwards. */
  static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
