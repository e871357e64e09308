package io.loopwarden.benchmarks.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.benchmarks.setup.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {

  private static final String TEXT =
      """
      benchmark: churn
      command: churn --rounds 2
      date: 2026-11-30
      machine: 2 cores

      program\tJDK\tfigure\tagent\tvalues
      loops\tJDK 17.0.15\twall ms\tnone\t1234.57\t0.00025
      loops\tJDK 17.0.15\twall ms\tloopwarden\t1300\t12000000
      loops\tJDK 25.0.3\tCPU ms\tcontrol\t7
      """;

  @TempDir private Path folder;

  @Test
  void theFileHasEachValueInItsRound() throws IOException {
    Measurements measurements = new Measurements();
    Measurements.Case on17 = new Measurements.Case("loops", "JDK 17.0.15");
    measurements.add(on17, "wall ms", Agent.NONE, 1234.56789);
    measurements.add(on17, "wall ms", Agent.LOOPWARDEN, 1300);
    measurements.add(on17, "wall ms", Agent.NONE, 0.00025);
    measurements.add(on17, "wall ms", Agent.LOOPWARDEN, 12_000_000);
    measurements.add(new Measurements.Case("loops", "JDK 25.0.3"), "CPU ms", Agent.CONTROL, 7);
    Path file = folder.resolve("churn.tsv");

    RecordingFile.write(
        file,
        new Recording(
            "churn", "churn --rounds 2", LocalDate.of(2026, 11, 30), "2 cores", measurements));

    assertThat(file).hasContent(TEXT);
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    Path file = folder.resolve("churn.tsv");
    Files.writeString(file, TEXT);
    Path written = folder.resolve("again.tsv");

    RecordingFile.write(written, RecordingFile.read(file));

    assertThat(written).hasContent(TEXT);
    assertThat(Recording.allIn(folder))
        .extracting(Recording::command, Recording::date)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple("churn --rounds 2", LocalDate.of(2026, 11, 30)));
  }

  @Test
  void aFileOfAnotherFormIsNamed() throws IOException {
    Path file = folder.resolve("other.tsv");
    Files.writeString(file, "benchmark: churn\ndate: 2026-11-30\n");

    assertThatThrownBy(() -> RecordingFile.read(file))
        .hasMessage(file + ": 'command: ' expected, not 'date: 2026-11-30'");
  }
}
