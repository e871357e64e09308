package io.loopwarden.engine.file;

import java.io.File;
import java.io.IOException;

/** Whether a path is that of a file, and no pipe or device. */
public final class RegularFile {

  private RegularFile() {}

  /**
   * Whether it is no pipe or device: a pipe would hold up whoever reads or writes it, and a device
   * may have no end.
   */
  public static boolean isOrCanBe(File file) {
    return !file.exists() || file.isFile();
  }

  /**
   * The file, to be opened.
   *
   * @throws IOException if it is something else than a file
   */
  public static File checked(File file) throws IOException {
    if (!isOrCanBe(file)) {
      throw new IOException("it is not a regular file");
    }
    return file;
  }
}
