package io.loopwarden.it.checker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines of a file that another process writes, read as they arrive. */
final class ArrivingLines implements AutoCloseable {
  private static final int POLL_MILLIS = 5;

  private final Path file;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private final Thread reader = new Thread(this::read, "arriving-lines");

  private ArrivingLines(Path file) {
    this.file = file;
  }

  static ArrivingLines of(Path file) {
    ArrivingLines lines = new ArrivingLines(file);
    lines.reader.setDaemon(true);
    lines.reader.start();
    return lines;
  }

  /** Those that arrived between two moments. */
  List<Line> between(long fromMillis, long toMillis) {
    return lines.stream()
        .filter(line -> line.millis() >= fromMillis && line.millis() < toMillis)
        .toList();
  }

  private void read() {
    try (InputStream content = Files.newInputStream(file)) {
      while (!Thread.interrupted()) {
        byte[] arrived = content.readAllBytes();
        add(arrived, System.currentTimeMillis());
        Thread.sleep(POLL_MILLIS);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void add(byte[] arrived, long millis) {
    for (byte next : arrived) {
      if (next == '\n') {
        lines.add(new Line(millis, unfinished.toString(StandardCharsets.UTF_8)));
        unfinished.reset();
      } else {
        unfinished.write(next);
      }
    }
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
