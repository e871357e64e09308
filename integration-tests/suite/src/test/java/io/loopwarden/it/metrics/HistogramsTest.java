package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.WorkFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The logs of histograms of real services, added by the command. */
class HistogramsTest {

  private static final int ORDERS = 10;
  private static final int LEAST_JVMS = 2;
  private static final double SLEEP_MILLIS = MeasuredShop.ORDER_SECONDS * 1000;

  /** Counts of durations are known to 3 %. */
  private static final double LEAST_MILLIS = SLEEP_MILLIS * 0.97;

  @Test
  void theSumHasWhatAllProgramsDid() throws Exception {
    Hiccups.retryAfterHiccup(HistogramsTest::assertSum);
  }

  /** The services run on all JDKs, and the command adds their logs on each. */
  private static void assertSum() throws Exception {
    List<Jdk> jdks = InstalledJdks.chosen();
    Path folder = WorkFolders.create("metrics/histograms-logs");
    int jvms = Math.max(LEAST_JVMS, jdks.size());
    for (int i = 0; i < jvms; i++) {
      serve(jdks.get(i % jdks.size()), folder);
    }
    for (Jdk jdk : jdks) {
      assertSum(jdk, folder, jvms);
    }
  }

  private static void serve(Jdk jdk, Path folder) {
    Agent agent =
        Agent.with("histograms.file", folder.resolve("%p.hlog").toString())
            .and("histograms.interval", "1s")
            .and("jmx", "false");
    try (MeasuredShop shop = MeasuredShop.start("histograms", jdk, agent)) {
      shop.order(ORDERS);
      shop.work(2); // over two intervals at least
      Recording recording = shop.awaitEnd();

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.standardError()).isEmpty();
    }
  }

  private static void assertSum(Jdk jdk, Path folder, int jvms) throws Exception {
    List<String> table = merge(jdk, folder);
    assertThat(table.get(0)).isEqualTo("histograms of " + jvms + " logs, in milliseconds");
    List<String> sleeps = columns(table, "blocking:sleep");
    assertThat(sleeps.get(0)).isEqualTo(Integer.toString(jvms * ORDERS));
    assertThat(Double.parseDouble(sleeps.get(1)))
        .isBetween(LEAST_MILLIS, SLEEP_MILLIS * MeasuredShop.MOST_TIMES);
    List<String> iterations = columns(table, "iteration:" + MeasuredShop.HALF_BUSY);
    assertThat(Integer.parseInt(iterations.get(0))).isGreaterThan(100);
    assertThat(columns(table, "delay:" + MeasuredShop.HALF_BUSY)).isNotEmpty();
  }

  private static List<String> columns(List<String> table, String histogram) {
    return table.stream()
        .map(line -> List.of(line.strip().split(" +")))
        .filter(columns -> columns.get(columns.size() - 1).equals(histogram))
        .findFirst()
        .orElseThrow(() -> new AssertionError(histogram + " is missing in " + table));
  }

  private static List<String> merge(Jdk jdk, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                jdk.program("java").toString(),
                "-jar",
                Agent.jar().toString(),
                "merge",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }
}
