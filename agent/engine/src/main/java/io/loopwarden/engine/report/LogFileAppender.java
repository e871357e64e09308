package io.loopwarden.engine.report;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import io.loopwarden.engine.file.RegularFile;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a file, and says when it cannot: Logback's own stream swallows a failure and drops what
 * comes within the next seconds, uncounted. A line that was written in part is taken back. Only the
 * log's thread uses it.
 */
final class LogFileAppender extends RollingFileAppender<ILoggingEvent> {

  private @Nullable Object openedKey;

  @Override
  public void openFile(String name) throws IOException {
    File file = new File(name);
    File folder = file.getParentFile();
    if (folder != null && !folder.isDirectory()) {
      Files.createDirectories(folder.toPath());
    }
    setOutputStream(new FileOutputStream(RegularFile.checked(file), true)); // closes the one before
    openedKey = keyOf(file);
  }

  /**
   * Opens the file anew if it is not open, or if somebody has moved or removed it. To be asked
   * before each write: what goes into a removed file is lost, and nobody learns of it.
   *
   * @throws IOException if it cannot be opened
   */
  void reopenIfNeeded() throws IOException {
    if (!isStarted() || getOutputStream() == null || !isStillThere()) {
      openFile(getFile());
      started = true;
    }
  }

  private boolean isStillThere() {
    File file = new File(getFile());
    try {
      Object key = keyOf(file);
      return key == null ? file.exists() : key.equals(openedKey);
    } catch (IOException e) {
      return false;
    }
  }

  /** The file's identity, or null where the platform has none. */
  private static @Nullable Object keyOf(File file) throws IOException {
    return Files.readAttributes(file.toPath(), BasicFileAttributes.class).fileKey();
  }

  @Override
  protected void writeOut(ILoggingEvent event) throws IOException {
    if (getOutputStream() == null) {
      throw new IOException(getFile() + " is not open");
    }
    long length = new File(getFile()).length();
    try {
      super.writeOut(event);
    } catch (IOException e) {
      takeBack(length);
      throw e;
    }
  }

  /** Not by the stream's channel: an interrupt by the host would close it. */
  private void takeBack(long length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(getFile(), "rw")) {
      if (file.length() > length) {
        file.setLength(length);
      }
    }
  }
}
