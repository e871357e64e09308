package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Matrix;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Beside each agent of others, before it and after it, ours reports what it reports alone, and the
 * other one does its work. {@code -Pother-agents} takes the large ones, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BesideOtherAgentsTest {

  /** One for all instances: runs that failed are repeated by an instance of their own. */
  private static final OtherAgentsPage PAGE = new OtherAgentsPage();

  /** Each agent in each order on each JDK; in a small matrix, in one order on each JDK. */
  static Stream<Arguments> orders() {
    List<Jdk> jdks = InstalledJdks.chosen();
    return OtherAgent.chosen().stream()
        .flatMap(agent -> jdks.stream().flatMap(jdk -> orders(agent, jdk, jdks)));
  }

  private static Stream<Arguments> orders(OtherAgent agent, Jdk jdk, List<Jdk> jdks) {
    boolean firstInTurn = (agent.ordinal() + jdks.indexOf(jdk)) % 2 == 0;
    boolean all = !Matrix.isSmall() || OtherAgentsPage.isWanted() || jdks.size() == 1;
    return Stream.of(true, false)
        .filter(otherFirst -> all || otherFirst == firstInTurn)
        .map(otherFirst -> Arguments.of(agent, jdk, otherFirst));
  }

  @ParameterizedTest(name = "{0}, {1}, the other first: {2}")
  @MethodSource("orders")
  @Execution(ExecutionMode.CONCURRENT)
  void bothAgentsWork(OtherAgent agent, Jdk jdk, boolean otherFirst) throws IOException {
    String name =
        "beside-" + agent.name().toLowerCase(Locale.ROOT) + (otherFirst ? "-first" : "-second");
    PAGE.begin(agent, jdk, otherFirst);
    Duration alone = OtherAgentsPage.isWanted() ? run(agent, jdk, name + "-alone", null) : null;

    Duration both = run(agent, jdk, name, otherFirst);

    PAGE.add(agent, jdk, otherFirst, alone, both);
  }

  @AfterAll
  void publish() throws IOException {
    PAGE.write();
  }

  private Duration run(OtherAgent agent, Jdk jdk, String name, Boolean otherFirst)
      throws IOException {
    Sandbox sandbox = Sandbox.of(name, jdk);
    OtherAgentsWork.prepare(agent, sandbox);
    int port = freePort();
    JavaProgram program = program(agent, sandbox);
    String other = agent.flag(sandbox, port);
    String[] ours = {"log.file=agent.log", "stall.warmup=0"};
    if (otherFirst == null) {
      program.withOption(other);
    } else if (otherFirst) {
      program.withOption(other).withAgent(ours);
    } else {
      program.withAgent(ours).withOption(other);
    }
    long start = System.nanoTime();
    String answer;
    Ended ended;
    try (RunningProgram running = program.start("wait")) {
      running.awaitLineThatBegins("ready ");
      answer = OtherAgentsWork.answer(agent, port);
      running.order("go");
      ended = running.awaitEnd().well();
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    assertThat(ended.output()).contains("done");
    String work = OtherAgentsWork.of(agent, sandbox, answer, ended);
    assertThat(work).as("what %s did; it printed %s", agent, ended.error()).isNotEmpty();
    if (otherFirst != null) {
      PAGE.work(agent, jdk, work);
      assertThat(ended.error()).noneMatch(line -> line.contains("loopwarden event="));
      TextLog log = TextLog.of(sandbox.file("agent.log"));
      MistakesProgram.assertReported(log);
      assertThat(log.named("weaving_failed")).isEmpty();
    }
    return duration;
  }

  private static JavaProgram program(OtherAgent agent, Sandbox sandbox) {
    StringBuilder path = new StringBuilder(MistakesProgram.classPath());
    path.append(File.pathSeparator).append(sandbox.folder());
    for (Path library : agent.libraries()) {
      path.append(File.pathSeparator).append(library);
    }
    JavaProgram program = new JavaProgram(sandbox, agent.program()).withClassPath(path.toString());
    agent.options().forEach(program::withOption);
    return program;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
