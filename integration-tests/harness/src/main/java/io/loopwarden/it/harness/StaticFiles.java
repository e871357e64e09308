package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The files that the servers serve: a small one, and one that does not fit into a socket's buffers.
 */
public final class StaticFiles {
  /** The small file's name. */
  public static final String SMALL = "small.txt";

  /** The small file's size. */
  public static final int SMALL_BYTES = 6;

  /** The large file's name. */
  public static final String LARGE = "large.bin";

  /** The large file's size. */
  public static final int LARGE_BYTES = 1 << 20;

  private static final Path FOLDER = create();

  private StaticFiles() {}

  static Path folder() {
    return FOLDER;
  }

  private static Path create() {
    Path folder = WorkFolders.create("static");
    byte[] content = new byte[LARGE_BYTES];
    new Random(1).nextBytes(content);
    try {
      Files.writeString(folder.resolve(SMALL), "small\n");
      Files.write(folder.resolve(LARGE), content);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
