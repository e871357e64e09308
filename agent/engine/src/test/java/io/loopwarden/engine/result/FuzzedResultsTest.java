package io.loopwarden.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.FuzzedInput;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A part is read, or the one exception says why not. */
class FuzzedResultsTest {

  @Test
  void everyTextIsAPartOrRefused() throws Exception {
    StringWriter right = new StringWriter();
    JvmResultEncoder.write(
        TestResults.result(TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "a.A.b", 20)),
        right);
    FuzzedInput inputs = new FuzzedInput(right.toString());
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      try {
        assertThat(JvmResultDecoder.read(inputs.next())).isNotNull();
      } catch (UnreadableResultException e) {
        assertThat(e.getMessage()).isNotEmpty();
        refused++;
      }
    }

    assertThat(refused).isPositive();
  }
}
