package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The assertion that calls at once do not wait for each other, on a real event loop. */
class ConcurrentCallsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void callsThatBlockTheEventLoopWaitForEachOther(Jdk jdk) {
    SampleResult result =
        new SampleRun("concurrent", jdk).withAgent(List.of()).only("Concurrent").run();

    assertThat(result.failures()).containsOnlyKeys("Concurrent.waitForEachOther()");
    assertThat(result.failures().get("Concurrent.waitForEachOther()"))
        .startsWith("10 calls at once wait for each other: the slowest took ")
        .contains("an event loop was blocked:")
        .contains("site=com.example.sample.Concurrent.pause(Concurrent.java:")
        .contains("call=java.lang.Thread.sleep");
  }
}
