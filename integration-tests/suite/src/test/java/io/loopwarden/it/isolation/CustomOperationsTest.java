package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that the user adds are reported as any other, and those that nothing has are told. */
class CustomOperationsTest {
  private static final String LEGACY = "com.example.isolation.legacy.";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void ownOperationsAreReported(Jdk jdk) {
    TextLog log =
        run(
            Sandbox.of("own-operation", jdk),
            LEGACY + "Import.run",
            "  category legacy",
            "  nature   blocking",
            "  remedy   Import at night",
            "  weave    " + LEGACY + "Import run()Ljava/lang/String;");

    assertThat(log.named("blocking_call"))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.field("operation")).isEqualTo(LEGACY + "Import.run");
              assertThat(report.field("category")).isEqualTo("legacy");
              assertThat(report.field("remedy")).isEqualTo("Import at night");
            });
    assertThat(log.named("operation_never_matched")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void starsStandForClassesAndMethods(Jdk jdk) {
    TextLog log =
        run(
            Sandbox.of("own-operation-stars", jdk),
            LEGACY + "Imports.*",
            "  category legacy",
            "  nature   blocking",
            "  named    method",
            "  remedy   Import at night",
            "  weave    " + LEGACY + "Imp* *");

    assertThat(log.named("blocking_call"))
        .extracting(report -> report.field("operation"))
        .containsExactly(LEGACY + "Imports.run");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void anOperationOfNoLoadedClassIsLogged(Jdk jdk) {
    TextLog log =
        run(
            Sandbox.of("own-operation-unknown", jdk),
            LEGACY + "Export.run",
            "  category legacy",
            "  remedy   Export at night",
            "  weave    " + LEGACY + "Export run",
            LEGACY + "Import.walk",
            "  category legacy",
            "  remedy   Import at night",
            "  weave    " + LEGACY + "Import walk");

    assertThat(log.named("operation_never_matched"))
        .extracting(entry -> entry.field("message"))
        .anyMatch(message -> message.startsWith(LEGACY + "Export.run "))
        .anyMatch(message -> message.startsWith(LEGACY + "Import.walk "))
        .hasSize(2);
    assertThat(log.blockingCallsAt(Sites.IMPORT_READ)).hasSize(1);
  }

  private static TextLog run(Sandbox sandbox, String... lines) {
    sandbox.write("operations.txt", lines);
    sandbox
        .puppet()
        .withAgent("log.file=agent.log", "log.format=logfmt", "operations.file=operations.txt")
        .run("import")
        .well();
    return TextLog.of(sandbox.file("agent.log"));
  }
}
