package io.loopwarden.engine.metrics.prometheus;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The form of Prometheus that has native histograms: messages {@code io.prometheus.client} of
 * Protocol Buffers. The numbers of their fields are those of Prometheus's {@code metrics.proto};
 * the ones that the metrics of the table need.
 */
final class ProtobufExposition {

  private static final long MILLIS_PER_SECOND = 1000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** A span costs about as much as so many buckets without a count. */
  private static final int LONGEST_GAP = 2;

  private ProtobufExposition() {}

  static void write(OutputStream out, MetricSnapshots snapshots) throws IOException {
    for (MetricSnapshot snapshot : snapshots) {
      family(snapshot).writeDelimitedTo(out);
    }
  }

  private static ProtobufMessage family(MetricSnapshot snapshot) {
    boolean isCounter = snapshot instanceof CounterSnapshot;
    int type = isCounter ? 0 : snapshot instanceof HistogramSnapshot ? 4 : 1;
    String name = snapshot.getMetadata().getPrometheusName();
    ProtobufMessage family =
        new ProtobufMessage()
            .text(1, isCounter ? name + "_total" : name)
            .text(2, String.valueOf(snapshot.getMetadata().getHelp()))
            .number(3, type);
    for (DataPointSnapshot point : snapshot.getDataPoints()) {
      family.message(4, metric(point));
    }
    return family;
  }

  private static ProtobufMessage metric(DataPointSnapshot point) {
    ProtobufMessage metric = new ProtobufMessage();
    addLabels(metric, point.getLabels());
    if (point instanceof CounterDataPointSnapshot counter) {
      metric.message(3, new ProtobufMessage().real(1, counter.getValue()));
    } else if (point instanceof GaugeDataPointSnapshot gauge) {
      metric.message(2, new ProtobufMessage().real(1, gauge.getValue()));
    } else if (point instanceof HistogramDataPointSnapshot histogram) {
      metric.message(7, histogram(histogram));
    }
    return metric;
  }

  private static void addLabels(ProtobufMessage message, Labels labels) {
    for (Label label : labels) {
      message.message(1, new ProtobufMessage().text(1, label.getName()).text(2, label.getValue()));
    }
  }

  private static ProtobufMessage histogram(HistogramDataPointSnapshot point) {
    ProtobufMessage histogram =
        new ProtobufMessage().number(1, point.getCount()).real(2, point.getSum());
    addClassicBuckets(histogram, point);
    histogram
        .signed(5, point.getNativeSchema())
        .real(6, point.getNativeZeroThreshold())
        .number(7, point.getNativeZeroCount());
    addNativeBuckets(histogram, point.getNativeBucketsForPositiveValues());
    return histogram;
  }

  private static void addClassicBuckets(
      ProtobufMessage histogram, HistogramDataPointSnapshot point) {
    ClassicHistogramBuckets buckets = point.getClassicBuckets();
    double lower = Double.NEGATIVE_INFINITY;
    long cumulative = 0;
    for (int i = 0; i < buckets.size(); i++) {
      double upper = buckets.getUpperBound(i);
      cumulative += buckets.getCount(i);
      ProtobufMessage bucket = new ProtobufMessage().number(1, cumulative).real(2, upper);
      Exemplar exemplar = point.getExemplars().get(lower, upper);
      if (exemplar != null) {
        bucket.message(3, exemplar(exemplar));
      }
      histogram.message(3, bucket);
      lower = upper;
    }
  }

  private static ProtobufMessage exemplar(Exemplar exemplar) {
    long millis = exemplar.getTimestampMillis();
    ProtobufMessage message = new ProtobufMessage();
    addLabels(message, exemplar.getLabels());
    return message
        .real(2, exemplar.getValue())
        .message(
            3,
            new ProtobufMessage()
                .number(1, millis / MILLIS_PER_SECOND)
                .number(2, millis % MILLIS_PER_SECOND * NANOS_PER_MILLI));
  }

  /** First all spans of neighbouring buckets, then by how much each count differs from the last. */
  private static void addNativeBuckets(ProtobufMessage histogram, NativeHistogramBuckets buckets) {
    int start = 0;
    int end = 0; // of the spans that are written, as indexes of buckets
    for (int i = 0; i < buckets.size(); i++) {
      boolean isLast =
          i + 1 == buckets.size() || buckets.getBucketIndex(i + 1) > next(buckets, i) + LONGEST_GAP;
      if (isLast) {
        int first = buckets.getBucketIndex(start);
        histogram.message(
            12, new ProtobufMessage().signed(1, first - end).number(2, next(buckets, i) - first));
        end = next(buckets, i);
        start = i + 1;
      }
    }
    addDeltas(histogram, buckets);
  }

  private static int next(NativeHistogramBuckets buckets, int position) {
    return buckets.getBucketIndex(position) + 1;
  }

  private static void addDeltas(ProtobufMessage histogram, NativeHistogramBuckets buckets) {
    long last = 0;
    for (int i = 0; i < buckets.size(); i++) {
      int gap = i == 0 ? 0 : buckets.getBucketIndex(i) - next(buckets, i - 1);
      for (int empty = 0; empty < gap && gap <= LONGEST_GAP; empty++) {
        histogram.signed(13, -last);
        last = 0;
      }
      histogram.signed(13, buckets.getCount(i) - last);
      last = buckets.getCount(i);
    }
  }
}
