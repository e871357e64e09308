package io.loopwarden.it.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page of the documentation that says which operations are seen, made of what was seen. {@code
 * -Dloopwarden.it.publish=true} writes it; without, it has to be the one that is there.
 */
final class CoveragePage {

  private static final Path FILE = DocsPage.named("coverage.md");

  private final Map<Integer, List<ProbeResult>> results;

  private CoveragePage(Map<Integer, List<ProbeResult>> results) {
    this.results = results;
  }

  /** The page of the results on each JDK. */
  static CoveragePage of(Map<Integer, List<ProbeResult>> results) {
    return new CoveragePage(results);
  }

  /** Writes the page, or compares it with the one that is there. */
  void assertPublished() {
    try {
      if (DocsPage.isToBeWritten()) {
        Files.writeString(FILE, text());
      }
      assertThat(FILE).as("made by -Dloopwarden.it.publish=true").hasContent(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Coverage\n\nWritten by `CoverageTest`, which calls each of these on an event")
        .append(" loop of its own under the agent, with no other JVM flag.\n\n");
    results.forEach((feature, seen) -> page.append(total(feature, seen)));
    page.append("\n| operation | reported as | category |")
        .append(headings())
        .append("\n|---|---|---|");
    page.append("---|".repeat(results.size())).append('\n');
    rows().forEach((row, cells) -> page.append(line(row, cells)));
    return page.toString();
  }

  private static String total(int feature, List<ProbeResult> seen) {
    long reported = seen.stream().filter(ProbeResult::isSeen).count();
    return "- JDK %d: %d of %d operations that block are reported, %.1f %%.%n"
        .formatted(feature, reported, seen.size(), 100.0 * reported / seen.size());
  }

  private String headings() {
    return results.keySet().stream()
        .map(feature -> " JDK " + feature + " |")
        .collect(Collectors.joining());
  }

  /** The probes of all JDKs, in order, each with what became of it on which JDK. */
  private Map<String, Map<Integer, String>> rows() {
    Map<String, Map<Integer, String>> rows = new LinkedHashMap<>();
    List<Integer> newestFirst = results.keySet().stream().sorted((a, b) -> b - a).toList();
    for (int feature : newestFirst) {
      for (ProbeResult result : results.get(feature)) {
        rows.computeIfAbsent(row(result), row -> new LinkedHashMap<>())
            .put(feature, result.isSeen() ? "seen" : "not seen");
      }
    }
    return rows;
  }

  private static String row(ProbeResult result) {
    String operation = result.operation().isEmpty() ? "–" : "`" + result.operation() + "`";
    return "| " + result.name() + " | " + operation + " | " + result.category() + " |";
  }

  private String line(String row, Map<Integer, String> cells) {
    StringBuilder line = new StringBuilder(row);
    for (int feature : results.keySet()) {
      line.append(' ').append(cells.getOrDefault(feature, "–")).append(" |");
    }
    return line.append('\n').toString();
  }
}
