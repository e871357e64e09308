package io.loopwarden.engine.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;

/**
 * A class file that has nothing but as many constants as another one, none of which is ever used. A
 * writer that starts from it gives new constants the numbers behind those of the other class file.
 *
 * <p>The constants are numbers that are not one, in a form that no compiler writes: a constant of a
 * method must not be taken for one of them.
 */
final class Padding {

  private static final int FLOAT = 4;
  private static final int DOUBLE = 6;
  private static final int FLOAT_SIZE = 5;
  private static final int DOUBLE_SIZE = 9;

  private static final int NOT_A_NUMBER = 0x7ff9_4c57;

  private static final int MAGIC = 0xcafe_babe;
  private static final int VERSION = 52;
  private static final int MAJOR_VERSION = 6;
  private static final int COUNT = 8;
  private static final int FIRST = 10;

  /** Flags, class, superclass, and the numbers of interfaces, fields, methods and attributes. */
  private static final int REST = 14;

  private final byte[] bytes;

  /**
   * Makes one.
   *
   * @param count the number of constants, as a class file has it: one more than there are
   */
  Padding(int count) {
    int doubles = doubles(count);
    bytes = new byte[FIRST + size(count) + REST];
    Bytes.putInteger(bytes, 0, MAGIC);
    Bytes.putShort(bytes, MAJOR_VERSION, VERSION);
    Bytes.putShort(bytes, COUNT, count);
    int position = FIRST;
    for (int i = 0; i < doubles; i++) {
      put(position, DOUBLE);
      position += DOUBLE_SIZE;
    }
    if (isOdd(count)) {
      put(position, FLOAT);
    }
  }

  /** How many bytes the constants have. */
  static int size(int count) {
    return doubles(count) * DOUBLE_SIZE + (isOdd(count) ? FLOAT_SIZE : 0);
  }

  /** Each counts as two constants. */
  private static int doubles(int count) {
    return (count - 1) / 2;
  }

  private static boolean isOdd(int count) {
    return (count - 1) % 2 != 0;
  }

  private void put(int position, int tag) {
    bytes[position] = (byte) tag;
    Bytes.putInteger(bytes, position + 1, NOT_A_NUMBER);
  }

  ClassReader reader() {
    return new ClassReader(bytes);
  }
}
