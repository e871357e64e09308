package com.example.operations;

/** What has to be there before a probe can run; prepared off the event loop. */
@FunctionalInterface
interface Preparation {
  Action prepare(Workbench bench) throws Exception;
}
