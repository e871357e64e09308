package io.loopwarden.engine.weave.classfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassReader;

/** The attributes of a class, with the one that lists what {@code invokedynamic} starts with. */
final class BootstrapMethods {

  private static final byte[] NAME = "BootstrapMethods".getBytes(StandardCharsets.US_ASCII);
  private static final int DYNAMIC = 17;
  private static final int INVOKE_DYNAMIC = 18;
  private static final int TO_LENGTH = 2;

  private final byte[] bytes;

  /** Where the number of attributes is. */
  private final int attributes;

  /** Where the attribute begins and ends, or where the last one ends. */
  private final int start;

  private final int end;

  /**
   * Finds it.
   *
   * @param attributes where the number of the class's attributes is
   */
  BootstrapMethods(byte[] bytes, ClassReader reader, int attributes) {
    this.bytes = bytes;
    this.attributes = attributes;
    int count = Bytes.unsignedShort(bytes, attributes);
    int position = attributes + Bytes.SHORT;
    int found = -1;
    int foundEnd = -1;
    for (int i = 0; i < count; i++) {
      int next = Members.ATTRIBUTE_HEADER + Bytes.integer(bytes, position + TO_LENGTH) + position;
      if (isName(reader.getItem(Bytes.unsignedShort(bytes, position)))) {
        found = position;
        foundEnd = next;
      }
      position = next;
    }
    start = found < 0 ? position : found;
    end = found < 0 ? position : foundEnd;
  }

  private boolean isName(int item) {
    int begin = item + Bytes.SHORT;
    return Bytes.unsignedShort(bytes, item) == NAME.length
        && Arrays.equals(bytes, begin, begin + NAME.length, NAME, 0, NAME.length);
  }

  private boolean isThere() {
    return end > start;
  }

  /** How many there are. */
  private int count() {
    return isThere() ? Bytes.unsignedShort(bytes, start + Members.ATTRIBUTE_HEADER) : 0;
  }

  private int content() {
    return start + Members.ATTRIBUTE_HEADER + Bytes.SHORT;
  }

  /**
   * Has constants that refer to an entry of this list refer to it where it will be, behind those of
   * another class.
   *
   * @param reader reads the same class file
   * @param from the first of the constants
   */
  void moveBehind(BootstrapMethods other, ClassReader reader, int from) {
    int distance = other.count();
    for (int i = from; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      int tag = item == 0 ? 0 : bytes[item - 1];
      if (tag == DYNAMIC || tag == INVOKE_DYNAMIC) {
        Bytes.putShort(bytes, item, Bytes.unsignedShort(bytes, item) + distance);
      }
    }
  }

  /** Writes the class's attributes, with what another list has behind those of this one. */
  void writeWith(BootstrapMethods more, ByteArrayOutputStream out) {
    int from = attributes + Bytes.SHORT;
    int count = Bytes.unsignedShort(bytes, attributes);
    Bytes.writeShort(out, more.isThere() && !isThere() ? count + 1 : count);
    out.write(bytes, from, start - from);
    if (more.isThere()) {
      BootstrapMethods named = isThere() ? this : more;
      int entries = isThere() ? end - content() : 0;
      int moreEntries = more.end - more.content();
      Bytes.writeShort(out, Bytes.unsignedShort(named.bytes, named.start));
      int length = Bytes.SHORT + entries + moreEntries;
      Bytes.writeShort(out, length >> 16);
      Bytes.writeShort(out, length);
      Bytes.writeShort(out, count() + more.count());
      out.write(bytes, isThere() ? content() : start, entries);
      out.write(more.bytes, more.content(), moreEntries);
    } else {
      out.write(bytes, start, end - start);
    }
    out.write(bytes, end, bytes.length - end);
  }
}
