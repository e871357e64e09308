package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CategorySumsTest {

  private final CategorySums sums = new CategorySums();

  private void problem(long durationNanos) {
    sums.add(1, "file", durationNanos);
    sums.ofProblem(1, "file", durationNanos);
  }

  @Test
  void aTenthOfTheSumIsWorthNaming() {
    problem(90);
    problem(10);

    assertThat(sums.isWorthNaming(1, "file", 10)).isTrue();
    assertThat(sums.isWorthNaming(1, "file", 9)).isFalse();
  }

  @Test
  void soIsTheLongestHoweverManyThereAre() {
    for (int i = 0; i < 30; i++) {
      problem(10);
    }
    problem(11);

    assertThat(sums.isWorthNaming(1, "file", 11)).isTrue();
    assertThat(sums.isWorthNaming(1, "file", 10)).isFalse();
  }

  @Test
  void whatIsForgottenCountsNoLonger() {
    problem(100);
    sums.retain(Set.of());
    sums.add(1, "file", 20);

    assertThat(sums.nanos(1, "file")).isEqualTo(20);
    assertThat(sums.isWorthNaming(1, "file", 2)).isTrue();
  }
}
