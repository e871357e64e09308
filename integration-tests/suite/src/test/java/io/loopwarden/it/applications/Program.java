package io.loopwarden.it.applications;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;

/**
 * A program that is observed, a module of its own.
 *
 * @param name its folder below {@code applications}
 * @param mainClass its main class
 */
record Program(String name, String mainClass) {

  /** Starts it under the agent. */
  ObservedProgram start(Jdk jdk, Agent agent) {
    return ObservedProgram.start(
        "applications/" + name, "applications/" + name, mainClass, jdk, agent);
  }
}
