package com.example.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;

/** Prints each number: name, attributes, value, and a word at the end. */
final class PrintedMetrics implements MetricExporter {

  private final CountDownLatch agents = new CountDownLatch(1);

  /** Waits until a metric of the agent's comes. */
  void awaitAgent() throws InterruptedException {
    agents.await();
  }

  @Override
  public CompletableResultCode export(Collection<MetricData> metrics) {
    for (MetricData metric : metrics) {
      if (metric.getName().startsWith("loopwarden_")) {
        agents.countDown();
      }
      for (PointData point : metric.getData().getPoints()) {
        if (point instanceof DoublePointData number) {
          print(metric.getName(), point, "", number.getValue());
        } else if (point instanceof HistogramPointData histogram) {
          print(metric.getName(), histogram);
        }
      }
    }
    return CompletableResultCode.ofSuccess();
  }

  /** As Prometheus has it. */
  private static void print(String name, HistogramPointData histogram) {
    long count = 0;
    for (int i = 0; i < histogram.getCounts().size(); i++) {
      count += histogram.getCounts().get(i);
      boolean isLast = i == histogram.getBoundaries().size();
      String bound = isLast ? "+Inf" : String.valueOf(histogram.getBoundaries().get(i));
      print(name + "_bucket", histogram, " le=" + bound, count);
    }
    print(name + "_sum", histogram, "", histogram.getSum());
    print(name + "_count", histogram, "", histogram.getCount());
  }

  private static void print(String name, PointData point, String bound, double value) {
    System.out.println(
        name
            + ' '
            + new LinkedHashMap<>(point.getAttributes().asMap())
            + bound
            + ' '
            + value
            + " exported");
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
