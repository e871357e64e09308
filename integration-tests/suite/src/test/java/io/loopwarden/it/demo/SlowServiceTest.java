package io.loopwarden.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.isolation.TextEntry;
import io.loopwarden.it.isolation.TextLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of docs/slow-service.md, from each symptom to the proof that it is gone. */
@Execution(ExecutionMode.CONCURRENT)
class SlowServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EXPORTS = 4;

  /** What hangs does so in a demo of its own, before the agent comes. */
  static Stream<List<Symptom>> symptomsOfOneDemo() {
    return Stream.of(List.of(Symptom.LOW_CPU, Symptom.LOAD), List.of(Symptom.HANGS));
  }

  /** In the demo without the agent, which is attached when it is slow. */
  @ParameterizedTest
  @MethodSource("symptomsOfOneDemo")
  void theAgentIsAttachedAndNamesTheLinesThatThePageNames(List<Symptom> symptoms)
      throws IOException {
    Sandbox sandbox = Sandbox.of("slow-service-" + symptoms.get(0), Jdk.running());
    Path log = sandbox.file("loopwarden.log");
    try (Demo demo = Demo.serve(sandbox, "slow", List.of())) {
      assertThat(demo.get("/ping").join()).isEqualTo("200 pong");
      if (symptoms.contains(Symptom.HANGS)) {
        demo.get(Symptom.HANGS.path);
      }
      sandbox.agentCommand("attach", demo.pid(), "log.file=" + log).well();

      for (Symptom symptom : symptoms) {
        TextEntry report = awaitReport(demo, symptom, log);
        assertThat(report.field("call")).isEqualTo(symptom.call);
        assertThat(SlowServicePage.section(symptom.title))
            .contains(
                " site=" + report.field("site") + " ",
                " call=" + symptom.call + " ",
                "(" + symptom.remedy + ")",
                report.field("fingerprint"));
        if (symptom == Symptom.HANGS) {
          assertThat(report.field("ongoing")).isEqualTo("true");
          assertThat(sandbox.agentCommand("report", demo.pid()).well().output())
              .anyMatch(line -> line.contains(" ongoing: ") && line.contains(symptom.function));
        }
      }
    }
  }

  private static TextEntry awaitReport(Demo demo, Symptom symptom, Path log) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              if (symptom != Symptom.HANGS) {
                askOnce(demo, symptom);
              }
              return find(symptom, log);
            },
            Optional::isPresent)
        .orElseThrow();
  }

  /** A warm-up of its own: stalls of a machine that is busy are no mistake of the demo's. */
  @Test
  void theChangesAreProved() {
    Sandbox sandbox = Sandbox.of("slow-service-repaired", Jdk.running());
    String agent = "-javaagent:" + Agent.jar() + "=results=after,stall.warmup=1h";
    try (Demo demo = Demo.serve(sandbox, "repaired", List.of(agent), "--repaired")) {
      for (Symptom symptom : Symptom.values()) {
        for (int i = 0; i < 3; i++) {
          assertThat(askOnce(demo, symptom)).as("%s", symptom).startsWith("200 {");
        }
      }
      demo.stop();
    }

    assertThat(sandbox.agentCommand("check", "after").well().output())
        .anyMatch(line -> line.contains(" verdict=passed "));
  }

  /** What is not repaired does not pass. */
  @Test
  void withoutTheChangeTheCheckFails() {
    Sandbox sandbox = Sandbox.of("slow-service-not-repaired", Jdk.running());
    String agent = "-javaagent:" + Agent.jar() + "=results=after,stall.warmup=1h";
    try (Demo demo = Demo.serve(sandbox, "slow", List.of(agent))) {
      askOnce(demo, Symptom.LOW_CPU);
      demo.stop();
    }

    assertThat(sandbox.agentCommand("check", "after").exitCode()).isEqualTo(1);
  }

  @Test
  void theCommandsAndOptionsOfThePageExist() throws IOException {
    Sandbox sandbox = Sandbox.of("slow-service-page", Jdk.running());
    assertThat(SlowServicePage.commands("-jar loopwarden-agent.jar "))
        .isNotEmpty()
        .extracting(command -> command.split(" ")[0])
        .allMatch(Set.of("list", "attach", "report", "check")::contains);
    String help = String.join("\n", Demo.help(sandbox));
    List<String> ofDemo = SlowServicePage.commands("-jar loopwarden-demo.jar ");
    assertThat(ofDemo).isNotEmpty();
    for (String command : ofDemo) {
      assertThat(Stream.of(command.split(" ")).filter(word -> word.startsWith("--")))
          .allMatch(help::contains);
    }
  }

  /** The requests of the page, which others go with where it takes load. */
  private static String askOnce(Demo demo, Symptom symptom) {
    List<CompletableFuture<String>> exports = new ArrayList<>();
    for (int i = 0; symptom == Symptom.LOAD && i < EXPORTS; i++) {
      exports.add(demo.get("/shop/export"));
    }
    String answer = demo.get(symptom.path).join();
    exports.forEach(CompletableFuture::join);
    return answer;
  }

  /** The report whose remedy is that of the page. */
  private static Optional<TextEntry> find(Symptom symptom, Path log) throws IOException {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    return TextLog.amid(Files.readAllLines(log)).entries().stream()
        .filter(entry -> entry.fields().getOrDefault("site", "").startsWith(symptom.function + "("))
        .filter(entry -> entry.details().stream().anyMatch(line -> line.contains(symptom.remedy)))
        .findFirst();
  }
}
