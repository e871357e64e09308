package io.loopwarden.benchmarks.calls;

import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Measures a call under each agent in turn, again and again, each time in a fresh JVM. */
public final class CallRounds implements AutoCloseable {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final AgentArguments agentArguments;
  private final LoopwardenLog loopwardenLog;
  private final JmhFork fork;
  private final int rounds;

  public CallRounds(Options options, int defaultRounds, Duration defaultIteration) {
    rounds = options.rounds().orElse(defaultRounds);
    agentArguments = new AgentArguments(options, folder.path());
    loopwardenLog = new LoopwardenLog(agentArguments.loopwardenLog());
    fork = new JmhFork(folder.path(), options.secondsOr(defaultIteration));
  }

  public void run(CallCase call, List<Agent> agents, BiConsumer<Agent, JmhOutcome> outcomes) {
    for (int round = 1; round <= rounds; round++) {
      for (Agent agent : agents) {
        Progress.say(
            "%s, %s%s, round %d of %d, %s",
            call.jdk().name(),
            call.method(),
            call.parameters().isEmpty() ? "" : " " + call.parameters(),
            round,
            rounds,
            agent.title());
        loopwardenLog.clear();
        outcomes.accept(agent, fork.run(call, agentArguments.of(agent)));
        if (agent == Agent.LOOPWARDEN) {
          loopwardenLog.requireEveryCall();
        }
      }
    }
  }

  @Override
  public void close() {
    folder.close();
  }
}
