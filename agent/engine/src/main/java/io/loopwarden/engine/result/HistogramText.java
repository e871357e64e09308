package io.loopwarden.engine.result;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Durations as text: HdrHistogram's compressed form, in base64. */
final class HistogramText {

  /** More than any histogram of durations up to years needs. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private HistogramText() {}

  static String encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  /**
   * The histogram that a text stands for.
   *
   * @throws UnreadableResultException if it stands for none
   */
  static Histogram decode(String text) throws UnreadableResultException {
    if (text.length() > MOST_CHARACTERS) {
      throw new UnreadableResultException("a histogram is too long");
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      return PackedHistogram.decodeFromCompressedByteBuffer(buffer, 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new UnreadableResultException("a histogram cannot be decoded");
    }
  }
}
