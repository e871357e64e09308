package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An event loop that waits for a monitor is reported with the thread that owns it. */
class MonitorTest {

  /** Where {@code HeldMonitor.hold} has {@code synchronized}. */
  private static final int LINE_OF_ENTRY = 22;

  private static final String KEEP = "com.example.stalls.Rival.keep(";
  private static final Map<String, String> MONITORS =
      Map.of(
          "monitor", "java.lang.Object",
          "hashtable", "java.util.Hashtable",
          "concurrentHashMap", "java.util.concurrent.ConcurrentHashMap$ReservationNode");

  static Stream<Arguments> cases() {
    return Cases.togetherOnEachJdk(
        at("monitor", "monitor", "HeldMonitor.hold"),
        at("hashtable", "monitor", "HeldTable.hold"),
        at("concurrentHashMap", "monitor", "HeldBin.hold"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void theOwnerIsNamedAndTheSummaryHasTheFiguresOfEachLoop(CaseGroup group, Jdk jdk)
      throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = StallProgram.run(group, jdk);
          assertAll(
              group.cases().stream().map(each -> () -> assertOwnerIsNamed(each, jdk, recording)));
          StallSummary.assertEachLoopHasItsFigures(recording);
        });
  }

  private static void assertOwnerIsNamed(StallCase stallCase, Jdk jdk, Recording recording) {
    String monitor = MONITORS.get(stallCase.name()) + "@";
    String owner = stallCase.site().replace(".hold", ".own") + "(";
    CaseResult.of(stallCase, jdk, CaseGroup.part(stallCase, recording))
        .hasRightCauses()
        .hasRightSites()
        .hasRightDurations()
        .has("monitor", report -> text(report, "monitor").startsWith(monitor))
        .has("owner", report -> text(report, "owner").equals("rival"))
        .has("where the owner was", report -> text(report, "owner_stack").contains(KEEP))
        .has("where it took it", report -> text(report, "owner_stack").contains(owner))
        .has("the line of its own synchronized", report -> isInLineOfEntry(stallCase, report));
  }

  /** The class of the JDK that has the monitor is called in one line. */
  private static boolean isInLineOfEntry(StallCase stallCase, Report report) {
    return !stallCase.name().equals("monitor") || report.line() == LINE_OF_ENTRY;
  }

  private static String text(Report report, String key) {
    return String.valueOf(report.text("loopwarden." + key));
  }
}
