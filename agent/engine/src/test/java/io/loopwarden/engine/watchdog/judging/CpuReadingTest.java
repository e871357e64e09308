package io.loopwarden.engine.watchdog.judging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuReadingTest {

  /** Read at 1,000 with 500 burnt; the iteration begins 100 later and takes 300. */
  @ParameterizedTest
  @CsvSource({
    "800, 200", // of 300 at most 100 were burnt before it began
    "550, 0",
    "2000, 300", // no more than it took
    "-1, -1"
  })
  void whatCanHaveBeenBurntBeforeDoesNotCount(long cpuAtEnd, long least) {
    EndedIteration ended = new EndedIteration(1_100, 1_400, 0, cpuAtEnd, 0, 0, 1);

    assertThat(new CpuReading(1_000, 500).leastIn(ended)).isEqualTo(least);
  }

  @Test
  void withoutAReadingNothingIsKnown() {
    EndedIteration ended = new EndedIteration(1_100, 1_400, 0, 800, 0, 0, 1);

    assertThat(new CpuReading(1_000, -1).leastIn(ended)).isEqualTo(-1);
  }
}
