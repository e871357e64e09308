package io.loopwarden.engine.metrics.prometheus;

import io.loopwarden.engine.http.Page;
import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Measurements;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics as a page for scrapers: with native histograms for those that accept Protocol
 * Buffers, else OpenMetrics, with examples, for those that accept it, else the text form. The
 * library's own options are not read: they are for what the application exports.
 */
public final class Exposition implements Page {

  /** Knows the form by its name; what writes it is not in our jar. */
  private static final ExpositionFormatWriter PROTOBUF = new PrometheusProtobufWriter();

  private static final ExpositionFormatWriter OPEN_METRICS =
      new OpenMetricsTextFormatWriter(false, false);

  private static final ExpositionFormatWriter TEXT = PrometheusTextFormatWriter.create();

  private final Supplier<List<Family>> numbers;

  /** A page with all metrics. */
  public Exposition(Measurements measurements) {
    this(measurements::read);
  }

  Exposition(Supplier<List<Family>> numbers) {
    this.numbers = numbers;
  }

  @Override
  public Content content(Function<String, @Nullable String> headers) throws IOException {
    String accept = headers.apply("accept");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (accept != null && PROTOBUF.accepts(accept)) {
      ProtobufExposition.write(body, Snapshots.of(numbers.get(), true));
      return new Content(PROTOBUF.getContentType(), body.toByteArray());
    }
    ExpositionFormatWriter writer =
        accept != null && OPEN_METRICS.accepts(accept) ? OPEN_METRICS : TEXT;
    writer.write(body, Snapshots.of(numbers.get(), false), EscapingScheme.UNDERSCORE_ESCAPING);
    return new Content(writer.getContentType(), body.toByteArray());
  }
}
