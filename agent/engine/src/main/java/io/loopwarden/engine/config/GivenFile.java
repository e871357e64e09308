package io.loopwarden.engine.config;

import java.io.File;
import java.io.IOException;

/** A file that an option names and that is read while the JVM starts. */
public final class GivenFile {

  private GivenFile() {}

  /**
   * The file. A pipe that nobody writes to would hold up the start of the program for ever, and a
   * device may have no end.
   *
   * @throws IOException if it is no regular file, or there is none
   */
  public static File checked(String path) throws IOException {
    File file = new File(path);
    if (!file.isFile()) {
      throw new IOException("no regular file");
    }
    return file;
  }
}
