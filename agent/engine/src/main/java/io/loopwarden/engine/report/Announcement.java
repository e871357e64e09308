package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in the log, once, that event loops are watched. */
final class Announcement {

  private final String version;
  private final String mode;
  private final int operations;
  private volatile @Nullable String firstEventLoop;
  private boolean isWritten;

  /**
   * Makes an announcement that waits for the first event loop.
   *
   * @param operations how many operations are watched
   */
  Announcement(Configuration configuration, String version, int operations) {
    this.version = version;
    this.mode = configuration.get(Options.MODE).name().toLowerCase(Locale.ROOT);
    this.operations = operations;
  }

  /** An event loop has started; may be called by its thread. */
  void watching(String eventLoop) {
    if (firstEventLoop == null) {
      firstEventLoop = eventLoop;
    }
  }

  /** Whether there is or was an event loop. */
  boolean isDue() {
    return firstEventLoop != null;
  }

  /** Writes it if it is due and not written; returns whether it did. Guarded by the caller. */
  boolean writeTo(LogThread log) {
    String loop = firstEventLoop;
    if (loop == null || isWritten) {
      return false;
    }
    isWritten = true;
    log.write(Notices.watching(version, mode, operations, loop));
    return true;
  }
}
