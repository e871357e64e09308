package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.InstalledJdks;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Cases on each JDK that is there and can run them. */
final class Cases {

  private Cases() {}

  static Stream<Arguments> onEachJdk(StallCase... cases) {
    return Arrays.stream(cases)
        .filter(StallProgram::isWanted)
        .flatMap(
            stallCase ->
                InstalledJdks.chosen().stream()
                    .filter(stallCase::runsOn)
                    .map(jdk -> Arguments.of(stallCase, jdk)));
  }
}
