package io.loopwarden.engine.page.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the page is written when the JVM exits. */
class ReportFileTest {

  @TempDir Path folder;

  private static Configuration checked(String path) {
    return OutputFile.checked(
        ConfigurationReader.read("report.file=" + path, Set.of()), Options.REPORT_FILE);
  }

  private static ReportPage page() {
    return new ReportPage(
        "orders 4",
        List.of(),
        "1",
        0,
        1,
        1,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Notifications notifications(Configuration configuration) {
    return new Notifications(configuration, CatalogueReader.load(), "1");
  }

  private static void write(String path) {
    Configuration configuration = checked(path);
    assertThat(configuration.problems()).isEmpty();
    ReportFile file =
        ReportFile.of(configuration, ReportFileTest::page, notifications(configuration));
    assertThat(file).isNotNull();
    file.run();
  }

  @Test
  void theFileAndItsFolderAreMade() throws IOException {
    write(folder.resolve("a/b/page.html").toString());

    try (var files = Files.list(folder.resolve("a/b"))) {
      assertThat(files).containsExactly(folder.resolve("a/b/page.html"));
    }
    assertThat(folder.resolve("a/b/page.html"))
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("orders 4");
  }

  @Test
  void anOldFileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "a longer old page");

    write(file.toString());

    assertThat(file).content().startsWith("<!DOCTYPE html>").contains("orders 4");
  }

  @Test
  void theNameMayHoldTheProcessId() {
    write(folder.resolve("page-%p.html").toString());

    assertThat(folder.resolve("page-" + ProcessHandle.current().pid() + ".html")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/dev/null/page.html", "/"})
  void whatCannotBeWrittenIsAnInvalidOption(String path) {
    Configuration configuration = checked(path);

    assertThat(configuration.problems())
        .singleElement()
        .extracting(Problem::key, Problem::value)
        .containsExactly("report.file", path);
    assertThat(ReportFile.of(configuration, ReportFileTest::page, notifications(configuration)))
        .isNull();
  }

  @Test
  void whatHasTakenThePlaceOfTheFileIsLeftAlone() throws IOException {
    Path place = folder.resolve("page.html");
    Configuration configuration = checked(place.toString());
    Files.createDirectory(place);

    ReportFile file =
        ReportFile.of(configuration, ReportFileTest::page, notifications(configuration));
    file.run();

    assertThat(place).isDirectory();
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).isEqualTo(List.of(place));
    }
  }

  @Test
  void nobodyWantsAFile() {
    Configuration configuration = checked("");

    assertThat(ReportFile.of(configuration, ReportFileTest::page, notifications(configuration)))
        .isNull();
  }
}
