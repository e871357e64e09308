package io.loopwarden.engine.weave.classfile;

import java.nio.charset.StandardCharsets;

/**
 * One pass over a class file's constant pool, to see quickly that a class is of no interest. It
 * runs for every class that the application loads, so it allocates nothing.
 */
public final class ConstantPool {

  /** A word occurs that names a method whose callers are woven. */
  public static final int CALLS = 1;

  /** A type of JDBC occurs. */
  public static final int JDBC = 2;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /** The size of an entry behind its tag, by tag; 0 where there is no such tag, or it varies. */
  private static final byte[] SIZES = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private static final byte[] JAVA_SQL = "java/sql/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JAVAX_SQL = "javax/sql/".getBytes(StandardCharsets.US_ASCII);

  private ConstantPool() {}

  /**
   * What a class file mentions.
   *
   * @param calls the names of the methods whose callers are woven
   * @return the flags of this class; all of them if the pool has an entry of an unknown kind
   */
  public static int scan(byte[] classFile, byte[][] calls) {
    int entries = unsignedShort(classFile, 8);
    int position = 10;
    int found = 0;
    long lengths = lengths(calls);
    for (int i = 1; i < entries; i++) {
      int tag = classFile[position++];
      if (tag == UTF8) {
        int length = unsignedShort(classFile, position);
        position += 2;
        found |= flagsOf(classFile, position, length, calls, lengths);
        position += length;
      } else {
        int size = tag > 0 && tag < SIZES.length ? SIZES[tag] : 0;
        if (size == 0) {
          return CALLS | JDBC;
        }
        position += size;
        if (tag == LONG || tag == DOUBLE) {
          i++;
        }
      }
    }
    return found;
  }

  /** The lengths of some words, as bits: most entries have another one. */
  private static long lengths(byte[][] words) {
    long lengths = 0;
    for (byte[] word : words) {
      lengths |= 1L << word.length;
    }
    return lengths;
  }

  private static int flagsOf(
      byte[] classFile, int start, int length, byte[][] calls, long lengths) {
    if ((lengths & 1L << length) != 0 && isAmong(calls, classFile, start, length)) {
      return CALLS;
    }
    if (length <= JAVA_SQL.length) {
      return 0;
    }
    byte first = classFile[start];
    if (first == 'j') {
      return startsWith(classFile, start, JAVA_SQL) || startsWith(classFile, start, JAVAX_SQL)
          ? JDBC
          : 0;
    }
    return first == '(' && hasJdbcType(classFile, start, length) ? JDBC : 0;
  }

  private static boolean isAmong(byte[][] words, byte[] classFile, int start, int length) {
    for (byte[] word : words) {
      if (length == word.length && startsWith(classFile, start, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method's descriptor has a type of JDBC. */
  private static boolean hasJdbcType(byte[] classFile, int start, int length) {
    int end = start + length - JAVAX_SQL.length;
    for (int i = start + 1; i < end; i++) {
      if (classFile[i] == 'L'
          && (startsWith(classFile, i + 1, JAVA_SQL) || startsWith(classFile, i + 1, JAVAX_SQL))) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] classFile, int start, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (classFile[start + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static int unsignedShort(byte[] bytes, int position) {
    return (bytes[position] & 0xFF) << 8 | bytes[position + 1] & 0xFF;
  }
}
