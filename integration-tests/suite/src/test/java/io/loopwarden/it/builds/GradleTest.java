package io.loopwarden.it.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A real build with the lines of docs/gradle.md, by Gradle 8.5. It runs on JDK 17, not on JDK 25,
 * and only with {@code -Pfull}: the jar with Gradle's classes is a download of 165 MB.
 */
@EnabledIfSystemProperty(named = "loopwarden.it.gradle", matches = "true")
class GradleTest {
  @Test
  void checkFailsOnWhatTestsBlockedUntilItIsAccepted() throws IOException {
    List<Jdk> jdks = InstalledJdks.of(List.of(17));
    assumeFalse(jdks.isEmpty(), "Gradle 8.5 needs JDK 17");
    GradleProject project = new GradleProject("gradle", "single", jdks.get(0));

    assertFailed(project, "Configuration cache entry stored.", "> Task :test");
    assertFailed(project, "Configuration cache entry reused.", "> Task :test UP-TO-DATE");
    project.deleteBuilt();
    assertFailed(project, "Configuration cache entry reused.", "> Task :test FROM-CACHE");

    String baseline = "loopwarden-baseline.txt";
    project.agentCommand(
        "baseline", "--update", baseline, "--from", "build/loopwarden", "--reason", "known");
    project.useBaseline();
    MavenRun passed = check(project);
    assertThat(passed.exitCode()).isZero();
    assertThat(passed.output())
        .contains("Configuration cache entry stored.", "> Task :test")
        .anyMatch(line -> line.contains("verdict=passed new=0") && line.contains(" accepted=1 "));
  }

  /** The results of the tests are judged again, whether or not the tests run. */
  private static void assertFailed(GradleProject project, String cache, String tests)
      throws IOException {
    MavenRun run = check(project);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .contains(cache, tests, "> Task :loopwardenCheck FAILED")
        .anyMatch(
            line ->
                line.startsWith("WARN loopwarden event=new_violation")
                    && line.contains(" site=com.example.orders.OrdersTest.load("))
        .anyMatch(line -> line.startsWith("WARN loopwarden event=verdict verdict=failed new=1 "));
  }

  private static MavenRun check(GradleProject project) throws IOException {
    return project.gradle("check", "--configuration-cache", "--build-cache");
  }
}
