package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;

/** The program that holds event loops, under an agent that reports every stall. */
final class StallProgram {

  /** How often each case is repeated. */
  static final int REPETITIONS = Integer.getInteger("loopwarden.it.stall.repetitions", 3);

  /** From so many on they prove something; less are a check that also a busy machine passes. */
  static final boolean IS_PROOF = REPETITIONS >= 20;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Filter SCENARIO = Filter.of("scenario");

  private StallProgram() {}

  /** Whether a case was asked for. */
  static boolean isWanted(StallCase stallCase) {
    return SCENARIO.admits(stallCase.name());
  }

  /** Runs a case to its end, from the first iteration on. */
  static Recording run(StallCase stallCase, Jdk jdk) {
    try (ObservedProgram program = start(stallCase, jdk)) {
      return awaitEnd(program);
    }
  }

  /** Runs cases to their end, all in one JVM, from the first iteration on. */
  static Recording run(CaseGroup group, Jdk jdk) {
    Agent agent = agent().and("stall.warmup", "0");
    return run(group, group.cases().get(0).launch(), jdk, agent, REPETITIONS);
  }

  /** Runs cases to their end, all in one JVM, with other options of the agent. */
  static Recording run(CaseGroup group, Launch launch, Jdk jdk, Agent agent, int repetitions) {
    String folder = group.names().replace(',', '-');
    try (ObservedProgram program = start(launch, folder, group.names(), jdk, agent, repetitions)) {
      return awaitEnd(program);
    }
  }

  /** Runs a case to its end with an option of the agent's. */
  static Recording runWith(String option, String value, StallCase stallCase, Jdk jdk) {
    Agent agent = agent().and("stall.warmup", "0").and(option, value);
    String folder = stallCase.name() + "-" + option;
    try (ObservedProgram program = start(folder, stallCase, jdk, agent, REPETITIONS)) {
      return awaitEnd(program);
    }
  }

  /** Runs a case for a while, of which an event loop has some time to warm up. */
  static Recording runWarmedUp(StallCase stallCase, Jdk jdk, String warmUp, long seconds) {
    Agent agent = agent().and("stall.warmup", warmUp);
    try (ObservedProgram program = start(stallCase, jdk, agent, seconds)) {
      return awaitEnd(program, PATIENCE.plusSeconds(seconds));
    }
  }

  /** Starts a case, which is under observation from the first iteration on. */
  static ObservedProgram start(StallCase stallCase, Jdk jdk) {
    return start(stallCase, jdk, agent().and("stall.warmup", "0"), REPETITIONS);
  }

  private static Agent agent() {
    return Agent.with("log.rate", "unlimited").and("stall.platform", "true");
  }

  private static ObservedProgram start(StallCase stallCase, Jdk jdk, Agent agent, long number) {
    return start(stallCase.name(), stallCase, jdk, agent, number);
  }

  private static ObservedProgram start(
      String folder, StallCase stallCase, Jdk jdk, Agent agent, long number) {
    return start(stallCase.launch(), folder, stallCase.name(), jdk, agent, number);
  }

  private static ObservedProgram start(
      Launch launch, String folder, String cases, Jdk jdk, Agent agent, long number) {
    return ObservedProgram.start(
        launch,
        "stalls/" + folder,
        "stalls",
        "com.example.stalls.StallProgram",
        jdk,
        agent,
        cases,
        Long.toString(number));
  }

  /** Waits until it has ended well. */
  static Recording awaitEnd(ObservedProgram program) {
    return awaitEnd(program, PATIENCE);
  }

  private static Recording awaitEnd(ObservedProgram program, Duration patience) {
    Recording recording = program.awaitEnd(patience);
    if (recording.exitCode() != 0) {
      throw new AssertionError(
          "exit code " + recording.exitCode() + ": " + recording.standardError());
    }
    return recording;
  }
}
