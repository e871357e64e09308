package io.loopwarden.it.scraping;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configurations of docs/scraping.md, by the words that follow the marks of their blocks. */
final class ScrapingPage {
  private static final Path PAGE = DocsPage.named("scraping.md");

  private static final Pattern BLOCK = Pattern.compile("```(\\w+ \\w+)\n(.*?)```", Pattern.DOTALL);

  private ScrapingPage() {}

  /** The only block of a kind, such as {@code rsyslog text}. */
  static String block(String kind) throws IOException {
    List<String> found = blocks(kind);
    assertThat(found).as(kind).hasSize(1);
    return found.get(0);
  }

  /** All blocks whose kind ends so. */
  static List<String> blocks(String endOfKind) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    while (blocks.find()) {
      if (blocks.group(1).endsWith(endOfKind)) {
        found.add(blocks.group(2));
      }
    }
    return found;
  }
}
