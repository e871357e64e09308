package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** A program of the machine or of the JDK that does one thing and ends, such as {@code keytool}. */
public final class ShortCommand {

  private ShortCommand() {}

  /**
   * Runs it to its end.
   *
   * @throws UncheckedIOException if it cannot be started
   * @throws IllegalStateException with its output, if it fails
   */
  public static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
