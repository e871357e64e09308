package io.loopwarden.it.harness;

import java.io.IOException;

/** How a test calls a server. */
interface ScenarioClient extends AutoCloseable {
  /** Calls a path and returns the answer's text. */
  String call(String path) throws IOException, InterruptedException;

  @Override
  void close();
}
