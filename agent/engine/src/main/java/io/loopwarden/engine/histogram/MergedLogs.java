package io.loopwarden.engine.histogram;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.jspecify.annotations.Nullable;

/**
 * The sum of interval logs: one histogram for each tag. Percentiles of the sum are those of all
 * durations together, which no mean of percentiles is.
 */
public final class MergedLogs {

  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<String, Histogram> byTag = new TreeMap<>();
  private int logs;
  private long fromMillis = Long.MAX_VALUE;
  private long toMillis;

  /** Makes an empty sum. */
  public MergedLogs() {}

  /**
   * Adds all intervals of a log.
   *
   * @return how many there were
   * @throws IOException if it cannot be read to its end; what was read until then is added
   */
  public int add(File log) throws IOException {
    int intervals = 0;
    try (InputStream in = Files.newInputStream(log.toPath())) {
      HistogramLogReader reader = new HistogramLogReader(in);
      while (reader.hasNext()) {
        add(reader.nextIntervalHistogram());
        intervals++;
      }
    } catch (RuntimeException e) { // whatever the reader throws at a line that is none
      throw new IOException("interval " + (intervals + 1) + " is damaged", e);
    } finally {
      logs += intervals > 0 ? 1 : 0;
    }
    return intervals;
  }

  private void add(@Nullable EncodableHistogram interval) {
    if (!(interval instanceof Histogram histogram)) {
      throw new IllegalArgumentException("no histogram of integers");
    }
    String tag = histogram.getTag() == null ? "" : histogram.getTag();
    byTag.computeIfAbsent(tag, name -> new Histogram(SIGNIFICANT_DIGITS)).add(histogram);
    fromMillis = Math.min(fromMillis, histogram.getStartTimeStamp());
    toMillis = Math.max(toMillis, histogram.getEndTimeStamp());
  }

  /** How many logs had an interval. */
  public int logs() {
    return logs;
  }

  /** The sums by their tags, in the order of the tags. */
  public Map<String, Histogram> byTag() {
    return byTag;
  }

  /** When the first interval began, since the epoch. */
  public long fromMillis() {
    return Math.min(fromMillis, toMillis);
  }

  /** When the last interval ended, since the epoch. */
  public long toMillis() {
    return toMillis;
  }
}
