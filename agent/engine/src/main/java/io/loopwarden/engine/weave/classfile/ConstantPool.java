package io.loopwarden.engine.weave.classfile;

import java.nio.charset.StandardCharsets;

/**
 * One pass over a class file's constant pool, to see quickly that a class is of no interest. It
 * runs for every class that the application loads, so it allocates nothing. All that is done for
 * most entries is to look at their length and at one or two of their letters: the loops that
 * compare words run so seldom that the JIT compiler leaves them out, which would otherwise need
 * more time for this class than the class saves.
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

  /** Where the rare letter of both packages is, seen from their begin. */
  private static final int JAVA_Q = 6;

  private static final int JAVAX_Q = 7;

  /** Names of methods are shorter. */
  private static final int LONGEST = 64;

  private static final int LETTERS = 128;

  private final byte[][] calls;

  /** Which lengths and first letters the names have: {@code length * LETTERS + letter}. */
  private final boolean[] begins = new boolean[LONGEST * LETTERS];

  /**
   * Makes a scan.
   *
   * @param calls the names of the methods whose callers are woven, in ASCII, not empty
   */
  public ConstantPool(byte[][] calls) {
    this.calls = calls;
    for (byte[] name : calls) {
      begins[name.length * LETTERS + name[0]] = true;
    }
  }

  /**
   * What a class file mentions.
   *
   * @return the flags of this class; all of them if the pool has an entry of an unknown kind
   */
  public int scan(byte[] classFile) {
    int entries = unsignedShort(classFile, 8);
    int position = 10;
    int found = 0;
    for (int i = 1; i < entries; i++) {
      int tag = classFile[position++];
      if (tag == UTF8) {
        int length = unsignedShort(classFile, position);
        position += 2;
        if (length > 0) {
          found |= flagsOf(classFile, position, length);
        }
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

  private int flagsOf(byte[] classFile, int start, int length) {
    byte first = classFile[start];
    if (first == '(') {
      return hasJdbcType(classFile, start, length) ? JDBC : 0;
    }
    if (first == 'j' && length > JAVA_SQL.length && isJdbc(classFile, start)) {
      return JDBC;
    }
    return length < LONGEST
            && first >= 0
            && begins[length * LETTERS + first]
            && isCall(classFile, start, length)
        ? CALLS
        : 0;
  }

  private boolean isCall(byte[] classFile, int start, int length) {
    for (byte[] name : calls) {
      if (length == name.length && startsWith(classFile, start, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method's descriptor has a type of JDBC. */
  private static boolean hasJdbcType(byte[] classFile, int start, int length) {
    int end = start + length - 2;
    for (int i = start + JAVA_Q + 2; i < end; i++) {
      if (classFile[i] == 'q'
          && (isTypeAt(classFile, i - JAVA_Q, JAVA_SQL)
              || isTypeAt(classFile, i - JAVAX_Q, JAVAX_SQL))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTypeAt(byte[] classFile, int start, byte[] packageName) {
    return classFile[start - 1] == 'L' && startsWith(classFile, start, packageName);
  }

  private static boolean isJdbc(byte[] classFile, int start) {
    return classFile[start + JAVA_Q] == 'q' && startsWith(classFile, start, JAVA_SQL)
        || classFile[start + JAVAX_Q] == 'q' && startsWith(classFile, start, JAVAX_SQL);
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
