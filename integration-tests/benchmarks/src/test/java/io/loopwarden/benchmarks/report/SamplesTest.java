package io.loopwarden.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void medianOfAnOddNumberIsTheMiddleValue() {
    assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Samples.of(4, 1, 100, 2).median()).isEqualTo(3);
  }

  @Test
  void medianOfOneValueIsThatValue() {
    assertThat(Samples.of(7).median()).isEqualTo(7);
  }

  @Test
  void theLowerQuartileEndsTheFirstQuarter() {
    assertThat(Samples.of(8, 1, 7, 2, 6, 3, 5, 4).lowerQuartile()).isEqualTo(2);
    assertThat(Samples.of(5, 4, 3, 2, 1).lowerQuartile()).isEqualTo(2);
    assertThat(Samples.of(7).lowerQuartile()).isEqualTo(7);
  }

  @Test
  void intervalOfFewValuesIsTheirRange() {
    assertThat(Samples.of(3, 1, 2).medianInterval()).isEqualTo(new Samples.Interval(1, 3));
  }

  @Test
  void intervalOfManyValuesLeavesOutTheExtremes() {
    double[] values = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

    assertThat(Samples.of(values).medianInterval()).isEqualTo(new Samples.Interval(40, 61));
  }

  @Test
  void givenValuesAreNotReordered() {
    double[] values = {3, 1, 2};

    Samples.of(values);

    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void noValuesAreRefused() {
    assertThatThrownBy(Samples::of).isInstanceOf(IllegalArgumentException.class);
  }
}
