package io.loopwarden.engine.watchdog.platform;

import java.io.File;
import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;

/** Reads what the kernel shows as files, without {@code java.nio.file} and its decoders. */
final class SmallFile {

  private static final int MOST_BYTES = 1024;

  private SmallFile() {}

  /** The begin of a file; empty if it cannot be read. */
  static String read(File file) {
    try (FileInputStream in = new FileInputStream(file)) {
      byte[] bytes = new byte[MOST_BYTES];
      int count = in.read(bytes);
      return count <= 0 ? "" : new String(bytes, 0, count, StandardCharsets.US_ASCII);
    } catch (Throwable refused) { // by the kernel, or by BlockHound, which throws an error
      return "";
    }
  }
}
