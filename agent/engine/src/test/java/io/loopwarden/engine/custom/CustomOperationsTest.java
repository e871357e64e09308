package io.loopwarden.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CustomOperationsTest {

  private static final Catalogue BASE = CatalogueReader.load();

  @TempDir private Path folder;

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void theOperationsOfTheFileAreAdded() throws IOException {
    Path file = folder.resolve("operations.txt");
    Files.writeString(
        file,
        """
        com.acme.Tape.rewind
          category tape
          nature   blocking
          remedy   Use a disk
          weave    com.acme.Tape rewind
        """);

    Catalogue catalogue = CustomOperations.addTo(BASE, file.toString(), problems);

    assertThat(problems).isEmpty();
    assertThat(catalogue.ownOperations())
        .extracting(Operation::name)
        .containsExactly("com.acme.Tape.rewind");
    assertThat(catalogue.categories()).contains("tape");
  }

  @Test
  void aMistakeIsOneProblemThatNamesTheLine() throws IOException {
    Path file = folder.resolve("operations.txt");
    Files.writeString(file, "# ours\ncom.acme.Tape.rewind\n  category tape\n  nature green\n");

    Catalogue catalogue = CustomOperations.addTo(BASE, file.toString(), problems);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("operations.file");
    assertThat(problems.get(0).value()).isEqualTo(file + ":4");
    assertThat(problems.get(0).allowed()).contains("green");
    assertThat(catalogue.operations()).isEqualTo(BASE.operations());
  }

  @Test
  void aFileThatIsMissingIsOneProblem() {
    String missing = folder.resolve("missing.txt").toString();

    Catalogue catalogue = CustomOperations.addTo(BASE, missing, problems);

    assertThat(problems)
        .containsExactly(new Problem("operations.file", missing, "a readable file"));
    assertThat(catalogue).isSameAs(BASE);
  }

  /** Nobody writes to it: to read it would hold up the program for ever. */
  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsNoFile() throws Exception {
    String pipe = folder.resolve("pipe").toString();
    new ProcessBuilder("mkfifo", pipe).start().waitFor();

    CustomOperations.addTo(BASE, pipe, problems);

    assertThat(problems).containsExactly(new Problem("operations.file", pipe, "a readable file"));
  }
}
