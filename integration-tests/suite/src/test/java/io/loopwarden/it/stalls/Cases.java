package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Cases on each JDK that is there and can run them. */
final class Cases {

  /** Cases that one JVM plays one after the other, on a JDK. */
  record GroupOnJdk(CaseGroup group, Jdk jdk) {
    @Override
    public String toString() {
      return group + " on " + jdk;
    }
  }

  private Cases() {}

  static Stream<Arguments> onEachJdk(StallCase... cases) {
    return Arrays.stream(cases)
        .flatMap(stallCase -> jdksFor(stallCase).stream().map(jdk -> Arguments.of(stallCase, jdk)));
  }

  /** The JDKs that are there and can run a case; none if it was not asked for. */
  static List<Jdk> jdksFor(StallCase stallCase) {
    return InstalledJdks.chosen().stream()
        .filter(jdk -> StallProgram.isWanted(stallCase) && stallCase.runsOn(jdk))
        .toList();
  }

  /** Cases that one JVM plays one after the other, on each JDK that is there and can run them. */
  static Stream<Arguments> togetherOnEachJdk(StallCase... cases) {
    return groupsOnEachJdk(cases).stream().map(each -> Arguments.of(each.group(), each.jdk()));
  }

  /** The same as a list. */
  static List<GroupOnJdk> groupsOnEachJdk(StallCase... cases) {
    return InstalledJdks.chosen().stream()
        .map(jdk -> new GroupOnJdk(group(jdk, cases), jdk))
        .filter(each -> !each.group().cases().isEmpty())
        .toList();
  }

  private static CaseGroup group(Jdk jdk, StallCase... cases) {
    return new CaseGroup(
        Arrays.stream(cases)
            .filter(StallProgram::isWanted)
            .filter(stallCase -> stallCase.runsOn(jdk))
            .toList());
  }
}
