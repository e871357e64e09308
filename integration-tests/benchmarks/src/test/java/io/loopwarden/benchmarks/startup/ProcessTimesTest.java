package io.loopwarden.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTimesTest {

  @Test
  void addsUserAndSystemTime() {
    String stat = "4242 (java) S 1 2 3 4 5 6 7 8 9 10 120 30 7 5 20 0 24 0 100 200 300";

    assertThat(ProcessTimes.parse(stat)).isEqualTo(new ProcessTimes(1_500, 120));
  }

  @Test
  void isNotMisledByTheProgramsName() {
    String stat = "4242 (a) b (c) R 1 2 3 4 5 6 7 8 9 10 1 0 0 2 20 0 24 0 100 200 300";

    assertThat(ProcessTimes.parse(stat)).isEqualTo(new ProcessTimes(10, 20));
  }
}
