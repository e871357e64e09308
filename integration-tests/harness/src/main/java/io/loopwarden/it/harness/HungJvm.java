package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Collects what is needed to find out why a spawned JVM does not end: its command line, its thread
 * dump, its output and the agent's log.
 *
 * <p>The thread dump is asked for with the signal QUIT, which the JVM answers on its standard
 * output even if it can no longer be attached to.
 */
public final class HungJvm {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_CHARACTERS = 60_000;

  /** The last line of a thread dump of HotSpot begins so. */
  private static final String END_OF_DUMP = "JNI global ref";

  private final StartedJvm jvm;

  /**
   * @param jvm the JVM, still running
   */
  public HungJvm(StartedJvm jvm) {
    this.jvm = jvm;
  }

  /** A failure that says what did not end, with everything that may explain it. */
  public AssertionError failure(Duration waited) {
    requestThreadDump();
    StringBuilder text = new StringBuilder();
    text.append("the JVM ").append(jvm.process().pid());
    text.append(" did not end within ").append(waited.toSeconds()).append(" s");
    jvm.describe(text, MOST_CHARACTERS);
    return new AssertionError(text.toString());
  }

  private void requestThreadDump() {
    try {
      String pid = Long.toString(jvm.process().pid());
      Process signal = new ProcessBuilder("kill", "-QUIT", pid).start();
      signal.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      long endNanos = System.nanoTime() + PATIENCE.toNanos();
      while (!read(jvm.standardOutput()).contains(END_OF_DUMP) && System.nanoTime() < endNanos) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "cannot be read: " + e;
    }
  }
}
