package io.loopwarden.engine.baseline;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that was written beside the one that it replaces. */
public final class DraftFile {

  private DraftFile() {}

  /**
   * Moves a draft to its target at once: a reader sees the old file or the new one.
   *
   * @throws IOException if it cannot be moved; then the old file is still there
   */
  public static void replace(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
