package io.loopwarden.engine.file;

import java.io.File;

/** Whether a path is that of a file, and no pipe or device. */
public final class RegularFile {

  private RegularFile() {}

  /** Whether it is no pipe or device: that would hold up whoever writes to it. */
  public static boolean isOrCanBe(File file) {
    return !file.exists() || file.isFile();
  }
}
