package io.loopwarden.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/metrics.md has the table of the code. {@code -Dmetrics.page=write} writes it anew. */
class MetricsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../docs/metrics.md")
          .normalize();

  private static final String FIRST = "|---|---|---|---|";
  private static final String ROW = "| `loopwarden_";

  @Test
  void thePageHasTheTableOfTheCode() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      expected.add(row(metric));
    }
    if ("write".equals(System.getProperty("metrics.page"))) {
      write(expected);
    }

    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(ROW)).toList();

    assertThat(rows).isEqualTo(expected);
  }

  private static String row(Metric metric) {
    List<String> labels = metric.labels().stream().map(label -> "`" + label + "`").toList();
    return "| `"
        + metric.title()
        + "` | "
        + metric.type().name().toLowerCase(Locale.ROOT)
        + " | "
        + String.join(", ", labels)
        + " | "
        + metric.help()
        + " |";
  }

  private static void write(List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(PAGE));
    lines.removeIf(line -> line.startsWith(ROW));
    lines.addAll(lines.indexOf(FIRST) + 1, rows);
    Files.write(PAGE, lines);
  }

  /** Prometheus has rules for names, which its own tool checks, too. */
  @Test
  void namesFollowTheRulesOfPrometheus() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.title()).matches("loopwarden_[a-z_]+");
      assertThat(metric.title().endsWith("_total"))
          .as(metric.title())
          .isEqualTo(metric.type() == Metric.Type.COUNTER);
      String base = metric.title().replace("_total", "");
      assertThat(metric.unit().isEmpty() || base.endsWith("_" + metric.unit()))
          .as(metric.title())
          .isTrue();
      assertThat(metric.help()).isNotEmpty().doesNotEndWith(".");
    }
  }
}
