package io.loopwarden.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sections and commands of docs/slow-service.md. */
final class SlowServicePage {
  private static final Path FILE = DocsPage.named("slow-service.md");

  private SlowServicePage() {}

  /** A section, from its heading to the next one of its rank. */
  static String section(String title) throws IOException {
    List<String> sections =
        Stream.of(Files.readString(FILE).split("(?m)^## "))
            .filter(section -> section.startsWith(title + "\n"))
            .toList();
    assertThat(sections).as(title).hasSize(1);
    return sections.get(0);
  }

  /** What follows a beginning of a command, up to the end of its line. */
  static List<String> commands(String beginning) throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(FILE)) {
      int begin = line.indexOf(beginning);
      if (line.startsWith("$ ") && begin >= 0) {
        found.add(line.substring(begin + beginning.length()).strip());
      }
    }
    return found;
  }
}
