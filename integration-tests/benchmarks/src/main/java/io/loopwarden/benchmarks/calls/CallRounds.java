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

  /** Measures a call that Loopwarden has to report: fails where it did not, or lost some. */
  public void run(CallCase call, List<Agent> agents, BiConsumer<Agent, JmhOutcome> outcomes) {
    run(call, agents, outcomes, loopwardenLog::requireEveryCall);
  }

  /** Measures calls that Loopwarden has to report, as many of them as it can. */
  public void runFlood(CallCase call, List<Agent> agents, BiConsumer<Agent, JmhOutcome> outcomes) {
    run(call, agents, outcomes, loopwardenLog::requireCalls);
  }

  /** Measures event loops that Loopwarden has to watch: fails where its log names none. */
  public void runWithoutCalls(
      CallCase call, List<Agent> agents, BiConsumer<Agent, JmhOutcome> outcomes) {
    run(call, agents, outcomes, loopwardenLog::requireEventLoop);
  }

  /** Measures what an event loop does in few and long iterations: fails where none was found. */
  public void runOnEventLoop(
      CallCase call, List<Agent> agents, BiConsumer<Agent, JmhOutcome> outcomes) {
    run(call, agents, outcomes, loopwardenLog::requireStart);
  }

  private void run(
      CallCase call, List<Agent> agents, BiConsumer<Agent, JmhOutcome> outcomes, Runnable check) {
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
          check.run();
        }
      }
    }
  }

  @Override
  public void close() {
    folder.close();
  }
}
