package io.loopwarden.engine.weave.classfile;

import java.io.ByteArrayOutputStream;

/** Reads and writes the numbers of a class file, whose highest byte comes first. */
final class Bytes {

  static final int SHORT = 2;

  private Bytes() {}

  static int unsignedShort(byte[] bytes, int position) {
    return (bytes[position] & 0xFF) << 8 | bytes[position + 1] & 0xFF;
  }

  static int integer(byte[] bytes, int position) {
    return unsignedShort(bytes, position) << 16 | unsignedShort(bytes, position + SHORT);
  }

  static void putShort(byte[] bytes, int position, int value) {
    bytes[position] = (byte) (value >> 8);
    bytes[position + 1] = (byte) value;
  }

  static void putInteger(byte[] bytes, int position, int value) {
    putShort(bytes, position, value >> 16);
    putShort(bytes, position + SHORT, value);
  }

  static void writeShort(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
