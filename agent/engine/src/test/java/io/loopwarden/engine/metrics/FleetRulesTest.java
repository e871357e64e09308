package io.loopwarden.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of docs/fleet, by Prometheus's own tool, and the metrics that documents name. */
class FleetRulesTest {

  private static final Path DOCS =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../docs").normalize();

  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final Pattern NAME = Pattern.compile("loopwarden_[a-z_]+[a-z]");

  @Test
  void eachAlertFiresWhenItHasToAndOnlyThen() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not installed");

    Process promtool =
        new ProcessBuilder(
                PROMTOOL.toString(),
                "test",
                "rules",
                DOCS.resolve("fleet/loopwarden-rules-test.yml").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).as(output).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fleet/loopwarden-rules.yml",
        "fleet/loopwarden-rules-test.yml",
        "fleet/loopwarden-board.json",
        "fleet.md",
        "metrics.md"
      })
  void everyMetricIsOneOfTheTable(String file) throws IOException {
    Set<String> known = new TreeSet<>();
    for (Metric metric : Metric.values()) {
      known.add(metric.title());
      if (metric.type() == Metric.Type.HISTOGRAM) {
        known.add(metric.title() + "_bucket");
        known.add(metric.title() + "_sum");
        known.add(metric.title() + "_count");
      }
    }

    Set<String> named = new TreeSet<>();
    Matcher names = NAME.matcher(Files.readString(DOCS.resolve(file)));
    while (names.find()) {
      named.add(names.group());
    }

    assertThat(known).containsAll(named);
  }
}
