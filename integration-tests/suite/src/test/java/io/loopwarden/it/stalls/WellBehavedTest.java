package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that has more to do than it can, but nothing that takes long, does not stall. {@code
 * -Dloopwarden.it.load.seconds=300} makes it last longer. Its warm-up, in which stalls of cold code
 * are not reported, is short, so that most of the load comes after it.
 */
@MeasuresTime
class WellBehavedTest {

  private static final long SECONDS = Long.getLong("loopwarden.it.load.seconds", 7);

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(StallCase.nowhere("wellBehaved", "none").withoutFlags());
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void isNotReported(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertNotReported(stallCase, jdk));
  }

  private static void assertNotReported(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.runWarmedUp(stallCase, jdk, "3s", SECONDS);

    assertThat(recording.standardOutput()).anyMatch(line -> line.startsWith("answered "));
    CaseResult.of(stallCase, jdk, recording);
    assertThat(Stall.of(recording)).filteredOn(stall -> !stall.isPlatform()).isEmpty();
    assertThat(recording.log().blockingCalls()).isEmpty();
  }
}
