package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.builds.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The lines for a Maven build in docs/testing.md; the README repeats the dependency. */
final class BuildSnippets {
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

  private final List<String> snippets;

  private BuildSnippets(List<String> snippets) {
    this.snippets = snippets;
  }

  static BuildSnippets read() throws IOException {
    String page = Files.readString(Checkout.ROOT.resolve("docs/testing.md"));
    int begin = page.indexOf("\n## Set-up with Maven\n");
    assertThat(begin).isPositive();
    String section = page.substring(begin, page.indexOf("\n## ", begin + 1));
    BuildSnippets snippets =
        new BuildSnippets(XML.matcher(section).results().map(found -> found.group(1)).toList());
    assertThat(Files.readString(Checkout.ROOT.resolve("README.md")))
        .contains(snippets.dependency());
    return snippets;
  }

  String dependency() {
    return only("<dependency>");
  }

  String plugins() {
    return only("<plugin>");
  }

  private String only(String begin) {
    List<String> found = snippets.stream().filter(snippet -> snippet.startsWith(begin)).toList();
    assertThat(found).as(begin).hasSize(1);
    return found.get(0);
  }
}
