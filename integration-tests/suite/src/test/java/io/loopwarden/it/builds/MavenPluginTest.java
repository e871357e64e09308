package io.loopwarden.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real builds with the lines of docs/maven.md. */
@Execution(ExecutionMode.SAME_THREAD) // they download to one local repository
class MavenPluginTest {
  private static final String RESULTS = "loopwarden-.*\\.json";

  /** The second run of Maven is offline, and finds the accepted problem two lines further down. */
  @Test
  void aBuildFailsOnWhatItsTestsBlockedUntilItIsAccepted() throws IOException {
    PluginProject project = new PluginProject(MavenVersion.MAVEN_3_9, "violation", "single");

    MavenRun failed = project.maven(Jdk.running(), "verify");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output())
        .anyMatch(
            line ->
                line.startsWith("[WARNING] WARN loopwarden event=new_violation")
                    && line.contains(" site=com.example.orders.OrdersTest.load("))
        .anyMatch(line -> line.startsWith("[WARNING] \tat com.example.orders.OrdersTest.load("))
        .anyMatch(
            line ->
                line.startsWith("[ERROR] Failed to execute goal io.loopwarden:")
                    && line.contains("WARN loopwarden event=verdict verdict=failed new=1 "));
    assertThat(project.files("target/loopwarden", RESULTS)).hasSize(1);
    assertThat(project.files("target/loopwarden-report", ".*"))
        .containsExactly("TEST-loopwarden.xml", "index.html", "loopwarden.sarif", "summary.md");
    assertThat(project.file("target/loopwarden-report/loopwarden.sarif"))
        .content()
        .contains("\"uri\": \"src/test/java/com/example/orders/OrdersTest.java\"");

    assertAFolderIsNoReport(project);
    project.insertLines("src/test/java/com/example/orders/OrdersTest.java");
    MavenRun passed =
        project.maven(
            Jdk.running(),
            "-o",
            "loopwarden:baseline",
            "verify",
            "loopwarden:scan",
            "-Dloopwarden.results.methods=true");

    assertThat(passed.exitCode()).isZero();
    assertThat(project.file("loopwarden-baseline.txt"))
        .content()
        .contains(" java.lang.Thread.sleep com.example.orders.OrdersTest.load ");
    assertThat(passed.output())
        .anyMatch(
            line ->
                line.startsWith("[INFO] INFO loopwarden event=verdict verdict=passed new=0")
                    && line.contains(" accepted=1 obsolete=0 ")
                    && line.contains(" jvms=1 "));
    assertScanned(passed);
  }

  private static void assertAFolderIsNoReport(PluginProject project) {
    MavenRun run =
        project.maven(Jdk.running(), "-o", "loopwarden:report", "-Dloopwarden.maven.html=src");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .anyMatch(
            line ->
                line.startsWith("[ERROR] Failed to execute goal io.loopwarden:")
                    && line.contains("src cannot be written; allowed: a regular file"));
  }

  /**
   * What no test reaches, and what runs on threads that may wait, which its class does not show.
   */
  private static void assertScanned(MavenRun run) {
    assertScanned(run, "OrdersHandler", "never ran");
    assertScanned(run, "AuditHandler", "ran elsewhere, on no event loop");
  }

  private static void assertScanned(MavenRun run, String handler, String ran) {
    String site = "[INFO] direct: com.example.orders." + handler + ".channelRead(";
    int first = 0;
    while (!run.output().get(first).startsWith(site)) {
      first++;
    }
    assertThat(run.output().subList(first, first + 8))
        .anyMatch(line -> line.endsWith("call: java.lang.Thread.sleep"))
        .anyMatch(line -> line.endsWith("(Netty handler)"))
        .anyMatch(line -> line.endsWith("run: " + ran));
  }

  @Test
  void aWrongOptionFailsTheBuildAtItsBegin() throws IOException {
    PluginProject project = new PluginProject(MavenVersion.MAVEN_4, "wrong-option", "single");

    MavenRun failed = project.maven(Jdk.running(), "verify", "-Dloopwarden.log.rat=1/s");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output())
        .anyMatch(
            line ->
                line.startsWith("[ERROR] Failed to execute goal io.loopwarden:")
                    && line.contains("there is no option log.rat; nearest: log.rate; all of them: ")
                    && line.contains("nearest: log.rate"));
    assertThat(project.file("target/surefire-reports")).doesNotExist();
  }

  /**
   * Each has an argLine of its own, which refers to the property. Quarkus also looks up a name on
   * an event loop while it starts.
   */
  @ParameterizedTest
  @CsvSource({"spring, MAVEN_4", "quarkus, MAVEN_3_9"})
  void aBuildOfAFrameworkFailsOnWhatItsTestsBlocked(String framework, MavenVersion maven)
      throws IOException {
    PluginProject project = new PluginProject(maven, framework, framework);

    MavenRun failed = project.maven(Jdk.running(), "verify", "-Dquarkus.build.skip=true");

    assertThat(failed.output())
        .anyMatch(line -> line.startsWith("[INFO] Tests run: 1, Failures: 0, Errors: 0"))
        .anyMatch(
            line ->
                line.startsWith("[WARNING] WARN loopwarden event=new_violation")
                    && line.contains(" site=com.example.orders.Orders.load("))
        .anyMatch(line -> line.startsWith("[WARNING] WARN loopwarden event=verdict"));
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(project.files("target/loopwarden", RESULTS)).hasSize(1);
  }

  /** On the newest JDK: JVMs of Surefire and Failsafe, JaCoCo in both orders, with two threads. */
  @Test
  void onlyTheModulesFailWhoseTestsRanWithoutTheAgentOrLeftNoResults() throws IOException {
    List<Jdk> jdks = InstalledJdks.chosen();
    PluginProject project = new PluginProject(MavenVersion.RUNNING, "modules", "modules");

    MavenRun run = project.maven(jdks.get(jdks.size() - 1), "verify", "-T2", "--fail-at-end");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .anyMatch(line -> line.matches("\\[INFO] forks \\.+ SUCCESS .*"))
        .anyMatch(line -> line.matches("\\[INFO] integration \\.+ SUCCESS .*"))
        .anyMatch(line -> line.matches("\\[INFO] untested \\.+ SUCCESS .*"))
        .anyMatch(line -> line.matches("\\[INFO] replaced \\.+ FAILURE .*"))
        .anyMatch(line -> line.matches("\\[INFO] partly \\.+ FAILURE .*"))
        .anyMatch(line -> line.contains("2 JVMs ran tests with the agent, and only 1 have left"))
        .anyMatch(
            line ->
                line.contains("Tests ran, and no JVM has left results in ")
                    && line.contains("put @{loopwarden.argLine} into it"))
        .anyMatch(line -> line.contains("verdict=passed") && line.contains("event_loops=2"))
        .anyMatch(line -> line.contains("verdict=passed") && line.contains("event_loops=1"))
        .anyMatch(line -> line.endsWith("No test ran: there is nothing to check."));
    assertThat(project.files("forks/target/loopwarden", RESULTS)).hasSize(2);
    assertThat(project.files("integration/target/loopwarden", RESULTS)).hasSize(1);
    assertThat(project.file("forks/target/jacoco.exec")).isNotEmptyFile();
    assertThat(project.file("integration/target/jacoco.exec")).isNotEmptyFile();
    assertRegion(project, "forks/target/surefire-reports", "north");
    assertRegion(project, "integration/target/failsafe-reports", "south");

    MavenRun reported = project.maven(Jdk.running(), "-o", "loopwarden:report", "loopwarden:scan");
    assertThat(reported.exitCode()).isZero();
    assertThat(reported.output())
        .contains("[INFO] The module has no classes: there is nothing to scan.");
    assertThat(project.file("target/loopwarden-report/summary.md")).content().contains("; 4 JVMs,");
    assertSkipped(project);
  }

  /** A late reference to argLine is empty then, and nothing is checked. */
  private static void assertSkipped(PluginProject project) throws IOException {
    MavenRun run =
        project.maven(Jdk.running(), "-o", "verify", "-Dloopwarden.skip=true", "-pl=integration");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).anyMatch(line -> line.startsWith("[INFO] Tests run: 1, Failures: 0"));
    String report = "integration/target/failsafe-reports/TEST-com.example.prices.PricesIT.xml";
    assertThat(project.file(report)).content().doesNotContain("loopwarden.results");
  }

  /** What the project itself put into the argLine has reached the JVMs. */
  private static void assertRegion(PluginProject project, String reports, String region)
      throws IOException {
    for (String report : project.files(reports, "TEST-.*\\.xml")) {
      assertThat(Files.readString(project.file(reports + "/" + report)))
          .contains("name=\"prices.region\" value=\"" + region + "\"");
    }
  }
}
