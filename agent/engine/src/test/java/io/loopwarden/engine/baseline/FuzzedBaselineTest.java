package io.loopwarden.engine.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.FuzzedInput;
import org.junit.jupiter.api.Test;

/** A baseline has entries and a problem for each line that is none. */
class FuzzedBaselineTest {

  private static final String RIGHT =
      """
      # accepted
      9f3a12c4 java.lang.Thread.sleep com.acme.Orders.load first_seen=2026-11-26 occurrences=3 reason="x"
      01234567 a.A.b c.C.d longest_ms=12.5
      """;

  @Test
  void everyFileIsRead() {
    FuzzedInput inputs = new FuzzedInput(RIGHT);
    for (int i = 0; i < 10_000; i++) {
      String text = inputs.next();

      BaselineFile file = BaselineFile.parse(text);

      assertThat(file.entries()).allSatisfy(e -> assertThat(e.fingerprint()).isNotEmpty());
      assertThat(file.problems()).allSatisfy(p -> assertThat(p.message()).isNotEmpty());
    }
  }
}
