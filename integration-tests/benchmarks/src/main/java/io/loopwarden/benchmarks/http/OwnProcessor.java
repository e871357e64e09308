package io.loopwarden.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Keeps this JVM, with all its threads, on one processor. On Linux, with {@code taskset}. */
public final class OwnProcessor implements AutoCloseable {

  private final String before;

  /**
   * Begins.
   *
   * @param processor its number
   */
  public OwnProcessor(int processor) {
    before = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    run(Integer.toString(processor));
  }

  private static void run(String processors) {
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-a", "-c", "-p", processors, pid)
              .redirectErrorStream(true)
              .start();
      byte[] output = taskset.getInputStream().readAllBytes();
      if (taskset.waitFor() != 0) {
        throw new IllegalStateException(new String(output, StandardCharsets.UTF_8).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run(before);
  }
}
