package com.example.scenarios;

import java.util.Map;

/** A running server of one stack. */
public interface Server {
  /** The ports it listens on, by what is spoken there: {@code plain} or {@code tls}. */
  Map<String, Integer> ports();

  /**
   * Shuts down the way the stack's documentation recommends, quiet period included, and returns
   * when every event loop has ended.
   */
  void stop() throws Exception;
}
