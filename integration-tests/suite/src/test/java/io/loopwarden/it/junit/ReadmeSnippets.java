package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** What the README tells people to put into their build. */
final class ReadmeSnippets {
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

  private final List<String> snippets;

  private ReadmeSnippets(List<String> snippets) {
    this.snippets = snippets;
  }

  static ReadmeSnippets read() throws IOException {
    String readme = Files.readString(SampleProject.ROOT.resolve("README.md"));
    int begin = readme.indexOf("\n## In tests\n");
    assertThat(begin).isPositive();
    String section = readme.substring(begin, readme.indexOf("\n## ", begin + 1));
    return new ReadmeSnippets(XML.matcher(section).results().map(found -> found.group(1)).toList());
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
