package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.DraftFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The file of one JVM's result. Its name is the JVM's alone: in containers, all may be process 1,
 * and they may start in the same millisecond.
 */
public final class JvmResultFile {

  private static final String PREFIX = "loopwarden-";
  private static final String ENDING = ".json";

  /**
   * What the name of an empty file ends with that says that this JVM could not write its result.
   */
  private static final String FAILED = ".not-written";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path file;

  /**
   * Chooses a name that nobody else has.
   *
   * @param folder where; need not exist yet
   */
  public JvmResultFile(Path folder, long startMillis, long pid) {
    String random = HexFormat.of().toHexDigits(new SplittableRandom().nextLong());
    String stamp = STAMP.format(Instant.ofEpochMilli(startMillis));
    this.file =
        folder
            .toAbsolutePath()
            .resolve(PREFIX + stamp + '-' + pid + '-' + random.substring(0, 12) + ENDING);
  }

  /** Whether a file, by its name, says that a JVM could not write its result. */
  static boolean isFailure(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith(ENDING + FAILED);
  }

  /** Whether a file is, by its name, a result. */
  static boolean isResult(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith(ENDING);
  }

  /**
   * Writes the result, in place of what this JVM has written before, at a stroke: nobody ever reads
   * half of it.
   *
   * @throws IOException if it cannot be written
   */
  public void write(JvmResult result) throws IOException {
    try {
      replace(result);
      Files.deleteIfExists(failure());
    } catch (IOException | RuntimeException e) {
      markFailure();
      throw e;
    }
  }

  /** An empty file needs no room: it can be made where a result no longer fits. */
  private void markFailure() {
    try {
      Files.write(failure(), new byte[0]);
    } catch (IOException e) {
      // then the folder itself is gone: whoever looks for results there finds none
    }
  }

  /** Deletes what this JVM has written, if that is possible. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(failure());
    } catch (IOException e) {
      // it stays
    }
  }

  private Path failure() {
    return file.resolveSibling(file.getFileName() + FAILED);
  }

  private void replace(JvmResult result) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        JvmResultEncoder.write(result, writer);
      }
      DraftFile.replace(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Where it is. */
  public Path path() {
    return file;
  }
}
