package io.loopwarden.benchmarks.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of a benchmark that took place.
 *
 * @param benchmark its name on the command line
 * @param command with what it was started, without the paths of the machine
 * @param date when it ended
 * @param machine what it ran on, and the load average at the beginning and the end
 * @param measurements the values
 */
public record Recording(
    String benchmark, String command, LocalDate date, String machine, Measurements measurements) {

  /** The recordings in the files of a folder, in the order of their names. */
  public static List<Recording> allIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tsv"))
          .sorted()
          .map(RecordingFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
