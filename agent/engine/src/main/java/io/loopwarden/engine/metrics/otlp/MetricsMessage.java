package io.loopwarden.engine.metrics.otlp;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.metrics.Buckets;
import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The metrics as a message of OTLP; counts are those since the start. */
final class MetricsMessage implements Resource.Content {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int TRACE_DIGITS = 32;
  private static final int CUMULATIVE = 2;

  private final List<Family> families;
  private final String start;
  private final String now;

  /**
   * Makes a message.
   *
   * @param startMillis since when counts are counted
   */
  MetricsMessage(List<Family> families, long startMillis, long nowMillis) {
    this.families = families;
    this.start = OtlpJson.nanos(startMillis);
    this.now = OtlpJson.nanos(nowMillis);
  }

  byte[] of(Resource resource) {
    return resource.message("resourceMetrics", "scopeMetrics", "metrics", this);
  }

  @Override
  public void writeTo(JsonWriter json) throws IOException {
    for (Family family : families) {
      if (!family.points().isEmpty()) {
        write(json, family);
      }
    }
  }

  private void write(JsonWriter json, Family family) throws IOException {
    Metric metric = family.metric();
    json.beginObject();
    json.name("name").value(metric.title());
    json.name("description").value(metric.help());
    json.name("unit").value(unit(metric));
    switch (metric.type()) {
      case GAUGE -> json.name("gauge").beginObject();
      case COUNTER -> {
        json.name("sum").beginObject();
        json.name("aggregationTemporality").value(CUMULATIVE);
        json.name("isMonotonic").value(true);
      }
      case HISTOGRAM -> {
        json.name("histogram").beginObject();
        json.name("aggregationTemporality").value(CUMULATIVE);
      }
    }
    json.name("dataPoints").beginArray();
    for (Point point : family.points()) {
      write(json, metric, point);
    }
    json.endArray().endObject().endObject();
  }

  /** The unit in the codes of UCUM, which OpenTelemetry uses. */
  private static String unit(Metric metric) {
    return metric.unit().equals("seconds") ? "s" : "1";
  }

  private void write(JsonWriter json, Metric metric, Point point) throws IOException {
    json.beginObject();
    json.name("attributes").beginArray();
    for (int i = 0; i < metric.labels().size(); i++) {
      OtlpJson.attribute(json, metric.labels().get(i), point.labels().get(i));
    }
    json.endArray();
    json.name("timeUnixNano").value(now);
    switch (metric.type()) {
      case GAUGE -> json.name("asDouble").value(point.value());
      case COUNTER -> {
        json.name("startTimeUnixNano").value(start);
        json.name("asDouble").value(point.value());
      }
      case HISTOGRAM -> {
        json.name("startTimeUnixNano").value(start);
        writeHistogram(json, point);
      }
    }
    json.endObject();
  }

  private static void writeHistogram(JsonWriter json, Point point) throws IOException {
    DurationCounts durations = Objects.requireNonNull(point.durations());
    json.name("count").value(Long.toString(durations.count()));
    json.name("sum").value(durations.sumNanos() / NANOS_PER_SECOND);
    json.name("bucketCounts").beginArray();
    for (long count : Buckets.countsOf(durations)) {
      json.value(Long.toString(count));
    }
    json.endArray();
    json.name("explicitBounds").beginArray();
    for (double bound : Buckets.boundsSeconds()) {
      json.value(bound);
    }
    json.endArray();
    json.name("exemplars").beginArray();
    for (Point.Example example : point.examples()) {
      if (OtlpJson.isId(example.traceId(), TRACE_DIGITS)) {
        json.beginObject();
        json.name("timeUnixNano").value(OtlpJson.nanos(example.atMillis()));
        json.name("asDouble").value(example.nanos() / NANOS_PER_SECOND);
        json.name("traceId").value(example.traceId());
        json.endObject();
      }
    }
    json.endArray();
  }
}
