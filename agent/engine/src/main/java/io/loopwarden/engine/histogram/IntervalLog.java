package io.loopwarden.engine.histogram;

import io.loopwarden.engine.file.RotatingFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes histograms of nanoseconds to an interval log, which HdrHistogram's log reader and log
 * processor read. Used by one thread at a time.
 */
public final class IntervalLog implements Closeable {

  /** The column of the longest duration is in milliseconds. */
  private static final double NANOS_PER_MILLI = 1e6;

  private static final double MILLIS_PER_SECOND = 1e3;

  private final RotatingFile file;
  private final String comment;
  private @Nullable PrintStream out;
  private @Nullable HistogramLogWriter writer;
  private long startMillis;

  /**
   * Makes a log that is not open.
   *
   * @param mostBytes how large it and the one before may be together
   * @param comment what its head says, in one line
   */
  public IntervalLog(File file, long mostBytes, String comment) {
    this.file = new RotatingFile(file.toPath(), mostBytes);
    this.comment = comment;
  }

  /**
   * Writes what was counted in an interval.
   *
   * @param fromMillis when it began, since the epoch
   * @param toMillis when it ended, since the epoch
   * @param histograms by their tags; those that are empty are left out
   * @throws IOException if they cannot be written
   */
  public void write(long fromMillis, long toMillis, Map<String, Histogram> histograms)
      throws IOException {
    HistogramLogWriter writing = begin(fromMillis);
    for (Map.Entry<String, Histogram> entry : histograms.entrySet()) {
      Histogram histogram = entry.getValue();
      if (histogram.getTotalCount() > 0) {
        histogram.setTag(tag(entry.getKey()));
        writing.outputIntervalHistogram(
            (fromMillis - startMillis) / MILLIS_PER_SECOND,
            (toMillis - startMillis) / MILLIS_PER_SECOND,
            histogram,
            NANOS_PER_MILLI);
      }
    }
    PrintStream opened = out;
    if (opened != null && opened.checkError()) {
      close();
      throw new IOException("the disk may be full");
    }
  }

  /** What separates columns and lines must not be in a tag. */
  private static String tag(String name) {
    StringBuilder tag = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      tag.append(c <= ' ' || c == ',' || c == 0x7F || Character.isWhitespace(c) ? '_' : c);
    }
    return tag.toString();
  }

  private HistogramLogWriter begin(long fromMillis) throws IOException {
    HistogramLogWriter current = writer;
    if (current != null && !file.isBeginDue()) {
      return current;
    }
    close();
    PrintStream opened = new PrintStream(file.begin(), false, StandardCharsets.UTF_8);
    HistogramLogWriter next = new HistogramLogWriter(opened);
    startMillis = fromMillis;
    next.outputComment('[' + comment + ']');
    next.outputLogFormatVersion();
    next.outputStartTime(fromMillis);
    next.setBaseTime(fromMillis);
    next.outputBaseTime(fromMillis);
    next.outputLegend();
    out = opened;
    writer = next;
    return next;
  }

  @Override
  public void close() {
    PrintStream opened = out;
    out = null;
    writer = null;
    if (opened != null) {
      opened.close();
    }
  }
}
