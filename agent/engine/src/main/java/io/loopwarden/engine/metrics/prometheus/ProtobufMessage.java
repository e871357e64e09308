package io.loopwarden.engine.metrics.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message of Protocol Buffers that is being written, with the kinds of fields that are needed.
 */
final class ProtobufMessage {

  private static final int KIND_BITS = 3;
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int WITH_LENGTH = 2;

  /** A byte of a number has 7 bits of it, and one that says whether another byte follows. */
  private static final int BITS_OF_BYTE = 7;

  private static final int FOLLOWED = 0x80;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /** Adds a number that is not negative, or an enumeration's. */
  ProtobufMessage number(int field, long value) {
    tag(field, VARINT);
    varint(content, value);
    return this;
  }

  /** Adds a number that may well be negative. */
  ProtobufMessage signed(int field, long value) {
    return number(field, value << 1 ^ value >> Long.SIZE - 1);
  }

  ProtobufMessage real(int field, double value) {
    tag(field, EIGHT_BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    content.writeBytes(bytes.putDouble(value).array());
    return this;
  }

  ProtobufMessage text(int field, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    tag(field, WITH_LENGTH);
    varint(content, bytes.length);
    content.writeBytes(bytes);
    return this;
  }

  ProtobufMessage message(int field, ProtobufMessage value) {
    tag(field, WITH_LENGTH);
    varint(content, value.content.size());
    content.writeBytes(value.content.toByteArray());
    return this;
  }

  private void tag(int field, int kind) {
    varint(content, (long) field << KIND_BITS | kind);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & -FOLLOWED) != 0) {
      out.write((int) rest & FOLLOWED - 1 | FOLLOWED);
      rest >>>= BITS_OF_BYTE;
    }
    out.write((int) rest);
  }

  /** Writes its length and itself, so that another one can follow. */
  void writeDelimitedTo(OutputStream out) throws IOException {
    ByteArrayOutputStream length = new ByteArrayOutputStream();
    varint(length, content.size());
    length.writeTo(out);
    content.writeTo(out);
  }
}
