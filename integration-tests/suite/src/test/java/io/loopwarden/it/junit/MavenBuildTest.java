package io.loopwarden.it.junit;

import static io.loopwarden.it.junit.SampleProject.MUST_FAIL;
import static io.loopwarden.it.junit.SampleProject.TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.builds.MavenRun;
import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real build by Maven with the lines of docs/testing.md: Surefire fails the right tests. */
@Execution(ExecutionMode.SAME_THREAD) // they download to one local repository
class MavenBuildTest {
  private static Path baseline;

  /** One for all: its tests are compiled once. */
  private static MavenBuild build;

  @BeforeAll
  static void makeBaseline() throws IOException {
    baseline = SampleBaseline.make("maven", Jdk.running());
    build = new MavenBuild("maven");
  }

  @Test
  void exactlyTheRightTestsFail() throws IOException {
    assertThat(build.test(baseline).exitCode()).isEqualTo(1);

    SurefireReports reports = SurefireReports.read(build.reports());
    assertThat(reports.failures()).containsOnlyKeys(MUST_FAIL);
    assertThat(reports.failures().get("SwallowedTest.blocksAndSwallows()"))
        .contains("call=java.lang.Thread.sleep");
    long failedTests = MUST_FAIL.stream().filter(name -> name.endsWith(")")).count();
    assertThat(reports.passed()).isEqualTo((int) (TESTS - failedTests));
  }

  @Test
  void theBuildFailsForACallThatBelongsToNoTest() throws IOException {
    MavenRun run = build.test(baseline, "-Dtest=LeftOver");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .anyMatch(line -> line.contains("after test LeftOver.leavesATaskBehind() had ended: "));
  }

  /** The extension is in a class loader of its own then, and the agent in the JVM's. */
  @Test
  void itWorksInSurefiresClassLoader() throws IOException {
    MavenRun run =
        build.test(baseline, "-Dtest=SwallowedTest", "-Dsurefire.useSystemClassLoader=false");

    assertThat(run.exitCode()).isEqualTo(1);

    SurefireReports reports = SurefireReports.read(build.reports());
    assertThat(reports.failures()).containsOnlyKeys("SwallowedTest.blocksAndSwallows()");
  }
}
