package com.example.operations;

/** What a probe runs on the event loop. */
@FunctionalInterface
interface Action {
  void run() throws Exception;
}
