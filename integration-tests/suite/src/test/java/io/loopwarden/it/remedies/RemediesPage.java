package io.loopwarden.it.remedies;

import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The page of the documentation that shows what to do instead of blocking. */
final class RemediesPage {

  private static final Set<String> WITH_HYPHEN =
      Set.of(
          "file-lock",
          "one-off",
          "worker-pool",
          "ordered-queue",
          "connection-pool",
          "reactive-pool");

  private RemediesPage() {}

  /** The sections with code, as reports name them: {@code sleep} and {@code sleep-vertx}. */
  static List<String> sections() {
    try {
      return Files.readAllLines(DocsPage.named("remedies.md")).stream()
          .filter(line -> line.startsWith("## ") || line.startsWith("### "))
          .map(line -> line.substring(line.indexOf(' ') + 1).toLowerCase(Locale.ROOT))
          .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The category of a section, which a framework may follow; some have a hyphen of their own. */
  static String category(String section) {
    return WITH_HYPHEN.stream()
        .filter(category -> (section + "-").startsWith(category + "-"))
        .findAny()
        .orElse(section.replaceAll("-.*", ""));
  }
}
