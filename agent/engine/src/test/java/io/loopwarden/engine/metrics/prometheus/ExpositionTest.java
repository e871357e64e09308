package io.loopwarden.engine.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private static final long MILLISECOND = 1_000_000;
  private static final String TEXT = "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0," + TEXT;

  private final List<Family> families = new ArrayList<>();

  private void add(Metric metric, Point... points) {
    families.add(new Family(metric, List.of(points)));
  }

  private static Point number(double value, String... labels) {
    return new Point(List.of(labels), value, null, List.of());
  }

  private static Point blocking(String route, @Nullable String trace, long... millis) {
    DurationCounts durations = new DurationCounts();
    List<Point.Example> examples = new ArrayList<>();
    for (long each : millis) {
      durations.add(each * MILLISECOND);
      if (trace != null) {
        examples.add(new Point.Example(trace, each * MILLISECOND, 1_700_000_000_123L));
      }
    }
    return new Point(List.of("sleep", route), millis.length, durations, examples);
  }

  private List<String> lines(@Nullable String accept) throws IOException {
    Page content = new Page(accept);
    return content.lines;
  }

  private final class Page {
    private final String type;
    private final List<String> lines;

    Page(@Nullable String accept) throws IOException {
      var content = new Exposition(() -> families).content(header -> accept);
      type = content.type();
      lines = new String(content.body(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void theTextFormIsForWhoeverDoesNotAcceptTheOther() throws IOException {
    add(Metric.LOST, number(3, "log"));

    assertThat(new Page(null).type).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(new Page(TEXT).lines)
        .containsExactly(
            "# HELP loopwarden_lost_total " + Metric.LOST.help(),
            "# TYPE loopwarden_lost_total counter",
            "loopwarden_lost_total{reason=\"log\"} 3.0");
  }

  @Test
  void openMetricsHasUnitsAndAnEnd() throws IOException {
    add(Metric.TIME, number(1.5, "loop", "idle"));
    add(Metric.UTILIZATION, number(0.25, "loop"));

    Page page = new Page(OPEN_METRICS);

    assertThat(page.type).isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(page.lines)
        .contains(
            "# UNIT loopwarden_eventloop_time_seconds seconds",
            "# TYPE loopwarden_eventloop_time_seconds counter",
            "loopwarden_eventloop_time_seconds_total{group=\"loop\",state=\"idle\"} 1.5",
            "loopwarden_eventloop_utilization_ratio{group=\"loop\"} 0.25")
        .endsWith("# EOF");
  }

  @Test
  void bucketsAddUpAndHaveTheTraceOfAnExample() throws IOException {
    add(Metric.BLOCKING, blocking("GET /a", "abc", 20, 200, 200_000));
    String name = "loopwarden_blocking_seconds";
    String labels = "{category=\"sleep\",route=\"GET /a\"";

    assertThat(lines(OPEN_METRICS))
        .contains(
            name + "_bucket" + labels + ",le=\"0.01\"} 0",
            name + "_bucket" + labels + ",le=\"0.025\"} 1 # {trace_id=\"abc\"} 0.02 1700000000.123",
            name + "_bucket" + labels + ",le=\"0.1\"} 1",
            name + "_bucket" + labels + ",le=\"10.0\"} 2",
            name + "_count" + labels + "} 3",
            name + "_sum" + labels + "} 200.22");
    assertThat(lines(TEXT)).noneMatch(line -> line.contains("trace_id"));
  }

  /** Names come from the application and may be anything. */
  @Test
  void aNameCannotForgeALine() throws IOException {
    add(Metric.BLOCKING, blocking("x\"} 1\nforged 1 \\", null, 20));

    assertThat(lines(TEXT)).noneMatch(line -> line.startsWith("forged"));
    assertThat(lines(TEXT)).anyMatch(line -> line.contains("route=\"x\\\"} 1\\nforged 1 \\\\\""));
  }
}
