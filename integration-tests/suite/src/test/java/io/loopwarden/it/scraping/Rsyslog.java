package io.loopwarden.it.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An rsyslog that runs with a configuration of docs/scraping.md, in a folder of its own. */
final class Rsyslog implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/rsyslogd");

  /** The folder that the page names. */
  private static final String FOLDER_OF_PAGE = "/var/log/orders";

  private final Process process;

  private Rsyslog(Process process) {
    this.process = process;
  }

  /** Whether this machine has one. */
  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts it.
   *
   * @param folder where the log is, and where it writes
   */
  static Rsyslog start(Path folder, String configuration) throws IOException {
    Path file = folder.resolve("rsyslog.conf");
    Files.writeString(
        file,
        "global(workDirectory=\""
            + folder
            + "\")\n"
            + configuration.replace(FOLDER_OF_PAGE, folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(
            PROGRAM.toString(),
            "-n",
            "-f",
            file.toString(),
            "-i",
            folder.resolve("rsyslog.pid").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("rsyslog.txt").toFile());
    return new Rsyslog(builder.start());
  }

  /** The lines of a file that it writes; none before there is one. */
  static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of(); // it is being written
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
