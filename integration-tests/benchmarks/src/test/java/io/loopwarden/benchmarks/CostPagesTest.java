package io.loopwarden.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.benchmarks.recording.CostTable;
import io.loopwarden.benchmarks.recording.MarkedSection;
import io.loopwarden.benchmarks.recording.Recording;
import io.loopwarden.it.harness.DocsPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the documentation says of the cost is what the recorded runs say. {@code
 * -Dloopwarden.it.publish=true} writes it.
 */
class CostPagesTest {

  private static final Path MODULE = DocsPage.named("../integration-tests/benchmarks");

  private final List<Recording> recordings = Recording.allIn(MODULE.resolve("results"));
  private final CostTable table = new CostTable(recordings);

  @Test
  void theReadmeHasTheRecordedFigures() {
    assertPublished(DocsPage.named("../README.md"), table.forReadme());
  }

  @Test
  void thePageOfTheOverheadHasTheRecordedFigures() {
    assertPublished(DocsPage.named("overhead.md"), table.whole());
  }

  @Test
  void theResultsHaveTheTableOfEachRecordedRun() {
    StringBuilder tables = new StringBuilder();
    for (Recording recording : recordings) {
      RecordableBenchmark benchmark = Benchmarks.recordable(recording.benchmark());
      tables
          .append("\n`… ")
          .append(recording.command())
          .append("`, ")
          .append(recording.date())
          .append(": ")
          .append(recording.machine())
          .append("\n\n")
          .append(benchmark.table(recording.measurements()));
    }
    assertPublished(MODULE.resolve("RESULTS.md"), tables + "\n");
  }

  private static void assertPublished(Path page, String text) {
    MarkedSection section = new MarkedSection(page, "recorded runs");
    if (DocsPage.isToBeWritten()) {
      section.write(text);
    }
    assertThat(section.text()).as("made by -Dloopwarden.it.publish=true").isEqualTo(text);
  }
}
