package io.loopwarden.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Maven builds all programs before the suite, also when it builds modules side by side. */
class BuildOrderTest {
  private static final Path PROGRAMS = Path.of("../programs").toAbsolutePath().normalize();

  @Test
  void theSuiteWaitsForEveryProgram() {
    List<String> awaited =
        project(PROGRAMS.resolve("all"))
            .select("project > dependencies > dependency > artifactId")
            .eachText();

    assertThat(programs(PROGRAMS)).isNotEmpty().isSubsetOf(awaited);
  }

  /** The artifact of a module, or those of its modules. */
  private static List<String> programs(Path folder) {
    Document project = project(folder);
    List<String> modules = project.select("project > modules > module").eachText();
    return modules.isEmpty()
        ? project.select("project > artifactId").eachText()
        : modules.stream()
            .filter(module -> !module.equals("all"))
            .flatMap(module -> programs(folder.resolve(module)).stream())
            .toList();
  }

  private static Document project(Path folder) {
    try {
      return Jsoup.parse(Files.readString(folder.resolve("pom.xml")), Parser.xmlParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
