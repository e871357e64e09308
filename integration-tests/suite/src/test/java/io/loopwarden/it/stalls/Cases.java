package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
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

  /** Cases that one JVM plays one after the other, on each JDK that is there and can run them. */
  static Stream<Arguments> togetherOnEachJdk(StallCase... cases) {
    return InstalledJdks.chosen().stream()
        .map(jdk -> Arguments.of(group(jdk, cases), jdk))
        .filter(arguments -> !((CaseGroup) arguments.get()[0]).cases().isEmpty());
  }

  private static CaseGroup group(Jdk jdk, StallCase... cases) {
    return new CaseGroup(
        Arrays.stream(cases)
            .filter(StallProgram::isWanted)
            .filter(stallCase -> stallCase.runsOn(jdk))
            .toList());
  }
}
