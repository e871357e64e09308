package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The table of what was measured and reported, one row for each case and JDK. */
final class Figures {

  private static final Path FILE = begin();

  private Figures() {}

  static synchronized void add(CaseResult result) {
    write(row(result));
  }

  private static String row(CaseResult result) {
    String sites = result.stallCase().site() == null ? "–" : Long.toString(result.rightSites());
    Pair worst = result.worst();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %d | %d | %s | %d | %s | %d |",
        result.stallCase(),
        result.jdk().feature(),
        result.stallCase().cause(),
        result.measured(),
        result.rightCauses(),
        sites,
        result.rightDurations(),
        worst == null ? "–" : error(worst),
        result.reported() - result.pairs().size());
  }

  private static String error(Pair worst) {
    return String.format(
        Locale.ROOT, "%.1f ms, %.1f %%", worst.errorNanos() / 1e6, 100 * worst.relativeError());
  }

  private static Path begin() {
    Path file = WorkFolders.create("stall-figures").resolve("stalls.md");
    String head =
        "| case | JDK | cause | stalls | right cause | right site | right duration "
            + "| worst error of a duration | others |\n|---|---|---|---|---|---|---|---|---|\n";
    try {
      return Files.writeString(file, head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String row) {
    System.out.println(row);
    try {
      Files.writeString(FILE, row + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
