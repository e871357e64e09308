package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.FuzzedInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Custom operations are added, or each wrong line is named; the built-in ones stay. */
class FuzzedOperationsTest {

  private static final String RIGHT =
      """
      com.acme.Tape.rewind
        category tape
        nature   blocking
        remedy   Use a disk
        weave    com.acme.Tape rewind
        weave    com.acme.Tape wind(Ljava/lang/String;J)V
      """;

  @Test
  void everyFileIsReadOrItsLinesAreNamed() {
    Catalogue builtIn = CatalogueReader.load();
    FuzzedInput inputs = new FuzzedInput(RIGHT);
    for (int i = 0; i < 10_000; i++) {
      List<String> complaints = new ArrayList<>();

      Catalogue catalogue =
          CatalogueReader.extend(
              builtIn, inputs.next(), (line, complaint) -> complaints.add(complaint));

      assertThat(catalogue.operations()).containsAll(builtIn.operations());
      assertThat(complaints).allSatisfy(complaint -> assertThat(complaint).isNotEmpty());
    }
  }
}
