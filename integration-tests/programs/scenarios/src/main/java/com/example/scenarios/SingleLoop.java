package com.example.scenarios;

import java.util.concurrent.Executor;

/** One event loop of a stack, started to be ended soon. */
public interface SingleLoop extends Executor {
  /** Ends the loop and returns when its thread has nothing left to run. */
  void stop() throws Exception;
}
