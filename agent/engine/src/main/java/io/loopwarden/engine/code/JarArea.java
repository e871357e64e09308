package io.loopwarden.engine.code;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A jar that is a file, or that lies uncompressed in another jar, as libraries do in an executable
 * jar of Spring Boot. {@link java.util.zip.ZipFile} reads no nested jars, and shares a lock among
 * all who have the same file open.
 */
final class JarArea {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int LARGEST_DIRECTORY = 16 << 20;

  private final RandomAccessFile file;

  /** The place in the file that the offsets of entries count from. */
  private final long base;

  /** The central directory. */
  private final byte[] directory;

  private JarArea(RandomAccessFile file, long base, byte[] directory) {
    this.file = file;
    this.base = base;
    this.directory = directory;
  }

  /** The jar that a file is; null if it is none, or one of the large form. */
  static @Nullable JarArea of(RandomAccessFile file) throws IOException {
    return of(file, 0, file.length());
  }

  private static @Nullable JarArea of(RandomAccessFile file, long start, long length)
      throws IOException {
    int tailBytes = (int) Math.min(length, END_BYTES + LONGEST_COMMENT);
    byte[] tail = bytes(file, start + length - tailBytes, tailBytes);
    for (int i = tailBytes - END_BYTES; i >= 0; i--) {
      if (intAt(tail, i) == END_SIGNATURE && shortAt(tail, i + 20) == tailBytes - END_BYTES - i) {
        long size = intAt(tail, i + 12) & 0xFFFFFFFFL;
        long offset = intAt(tail, i + 16) & 0xFFFFFFFFL;
        long position = start + length - tailBytes + i - size;
        if (size > LARGEST_DIRECTORY || position < start) {
          return null;
        }
        return new JarArea(file, position - offset, bytes(file, position, (int) size));
      }
    }
    return null;
  }

  /** The jar that lies in this one under a name, or null. */
  @Nullable JarArea nested(String name) throws IOException {
    int entry = find(name);
    if (entry < 0 || shortAt(directory, entry + 10) != STORED) {
      return null;
    }
    long length = intAt(directory, entry + 20) & 0xFFFFFFFFL;
    return length < END_BYTES ? null : of(file, data(entry), length);
  }

  /** The bytes of an entry, or null if there is none or it has more than a limit. */
  byte @Nullable [] read(String name, int most) throws IOException {
    int entry = find(name);
    if (entry < 0) {
      return null;
    }
    long packed = intAt(directory, entry + 20) & 0xFFFFFFFFL;
    long unpacked = intAt(directory, entry + 24) & 0xFFFFFFFFL;
    if (packed > most || unpacked > most) {
      return null;
    }
    byte[] bytes = bytes(file, data(entry), (int) packed);
    int method = shortAt(directory, entry + 10);
    if (method == STORED) {
      return bytes;
    }
    return method == DEFLATED ? inflate(bytes, (int) unpacked) : null;
  }

  private static byte[] inflate(byte[] packed, int length) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] unpacked = new byte[length];
      int done = 0;
      while (done < length) {
        int more = inflater.inflate(unpacked, done, length - done);
        if (more == 0) {
          throw new IOException("an entry ends early");
        }
        done += more;
      }
      return unpacked;
    } catch (DataFormatException e) {
      throw new IOException(e);
    } finally {
      inflater.end();
    }
  }

  /** Passes on the names of all entries. */
  void names(JarNames.Reader reader) {
    int place = 0;
    while (place + ENTRY_BYTES <= directory.length && intAt(directory, place) == ENTRY_SIGNATURE) {
      int start = place + ENTRY_BYTES;
      int length = shortAt(directory, place + 28);
      if (start + length <= directory.length) {
        reader.name(new String(directory, start, length, StandardCharsets.UTF_8));
      }
      place = start + length + shortAt(directory, place + 30) + shortAt(directory, place + 32);
    }
  }

  /** The place of an entry in the directory, or -1. */
  private int find(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int place = 0;
    while (place + ENTRY_BYTES <= directory.length && intAt(directory, place) == ENTRY_SIGNATURE) {
      int start = place + ENTRY_BYTES;
      int length = shortAt(directory, place + 28);
      if (length == wanted.length
          && start + length <= directory.length
          && Arrays.equals(directory, start, start + length, wanted, 0, length)) {
        return place;
      }
      place = start + length + shortAt(directory, place + 30) + shortAt(directory, place + 32);
    }
    return -1;
  }

  /** Where the bytes of an entry begin in the file. */
  private long data(int entry) throws IOException {
    long header = base + (intAt(directory, entry + 42) & 0xFFFFFFFFL);
    byte[] local = bytes(file, header, LOCAL_BYTES);
    return header + LOCAL_BYTES + shortAt(local, 26) + shortAt(local, 28);
  }

  private static byte[] bytes(RandomAccessFile file, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(position);
    file.readFully(bytes);
    return bytes;
  }

  private static int shortAt(byte[] bytes, int place) {
    return bytes[place] & 0xFF | (bytes[place + 1] & 0xFF) << 8;
  }

  private static int intAt(byte[] bytes, int place) {
    return shortAt(bytes, place) | shortAt(bytes, place + 2) << 16;
  }
}
