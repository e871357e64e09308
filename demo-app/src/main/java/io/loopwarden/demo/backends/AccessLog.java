package io.loopwarden.demo.backends;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log file large enough that reading it takes a while; deleted when closed. */
public final class AccessLog implements AutoCloseable {
  private static final int LINES = 320_000;
  private static final String LINE =
      "192.0.2.17 - - [01/Jan/2026:12:00:00 +0000] \"GET /orders HTTP/1.1\" 200 5120\n";

  private final Path path;

  public AccessLog() throws IOException {
    path = Files.createTempFile("loopwarden-demo-", ".log");
    try (BufferedWriter writer = Files.newBufferedWriter(path)) {
      for (int line = 0; line < LINES; line++) {
        writer.write(LINE);
      }
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
