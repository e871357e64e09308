package io.loopwarden.it.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program in Scala 3: the site is its own line, the call is written as in its source. */
class ScalaTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aCallHasTheNameOfItsSource(Jdk jdk) {
    Recording recording = run(jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.log().blockingCalls())
        .extracting(call -> call.function() + " " + call.text("loopwarden.call"))
        .contains(
            "com.acme.books.Books.load scala.concurrent.Await.result",
            "com.acme.books.Books$.list scala.sys.process.ProcessBuilder.!!")
        .anyMatch(isOf("com.acme.books.Books.loadAll", "scala.concurrent.Await.result"))
        .anyMatch(isOf("com.acme.books.Shop$.main", "java.lang.Thread.sleep"))
        .allMatch(problem -> problem.startsWith("com.acme.books."));
    assertThat(recording.log().blockingCalls())
        .extracting(Report::operation)
        .contains("scala.concurrent.Await.result")
        .noneMatch(operation -> operation.contains("$."));
  }

  /** In a lambda of a method, whose name has its number. */
  private static Predicate<String> isOf(String method, String call) {
    return problem -> problem.startsWith(method + "$$anonfun$") && problem.endsWith(" " + call);
  }

  private static Recording run(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.start(
            "deployments/scala",
            "scala",
            "com.acme.books.Shop",
            jdk,
            Agent.with("log.rate", "unlimited"))) {
      return program.awaitEnd(Duration.ofMinutes(2));
    }
  }
}
