package io.loopwarden.engine.file;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of an output that goes on. One that has grown to half of the size allowed becomes the one
 * before, {@code FILE.1}, and a new one begins; so does one that an earlier run left. The file is
 * locked while it is written, so that no second JVM takes it away. Used by one thread at a time.
 */
public final class RotatingFile implements Closeable {

  private final Path file;
  private final long mostBytes;
  private @Nullable Counted out;

  /**
   * Makes a file that is not open.
   *
   * @param mostBytes how large it and the one before may be together
   */
  public RotatingFile(Path file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /** Whether a new file is to be begun before anything is written: this one is full, or gone. */
  public boolean isBeginDue() {
    Counted current = out;
    return current == null || current.bytes >= mostBytes / 2 || !Files.exists(file);
  }

  /**
   * Begins a new file.
   *
   * @return where to write, until this file is closed or a further one begun
   * @throws IOException if it is no regular file, cannot be written, or another process writes it
   */
  public OutputStream begin() throws IOException {
    close();
    if (RegularFile.checked(file.toFile()).exists()) {
      requireUnused();
      Path before = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
    }
    FileOutputStream opened = new FileOutputStream(file.toFile());
    try {
      opened.getChannel().tryLock(); // released when it is closed
    } catch (IOException | OverlappingFileLockException e) {
      // A file system without locks: who else writes there is not known.
    }
    Counted counted = new Counted(opened);
    out = counted;
    return counted;
  }

  private void requireUnused() throws IOException {
    boolean isUsed;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      isUsed = !isFree(channel);
    }
    if (isUsed) {
      throw new IOException("it is being written already; %p in its name is the id of the process");
    }
  }

  private static boolean isFree(FileChannel channel) {
    try (FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true; // a file system without locks
    }
  }

  @Override
  public void close() throws IOException {
    Counted current = out;
    out = null;
    if (current != null) {
      current.close();
    }
  }

  /** Counts what is written. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int offset, int length) throws IOException {
      out.write(values, offset, length);
      bytes += length;
    }
  }
}
