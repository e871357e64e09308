package com.example.scenarios;

/** What a stack (Netty, Vert.x, …) gives to the common code. */
public interface Stack {
  /** Starts a server that runs scenarios on its event loops and answers well-behaved requests. */
  Server start(Settings settings, ScenarioService scenarios) throws Exception;

  /** Starts an event loop of its own, outside any server. */
  SingleLoop newLoop(Settings settings) throws Exception;
}
