package io.loopwarden.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void allAreCheckedAtTheSameTime() {
    CyclicBarrier meeting = new CyclicBarrier(2);

    SideBySide.each(List.of("first", "second"), each -> meeting.await(1, TimeUnit.MINUTES));
  }

  @Test
  void aFailureNamesWhatFailedAndTheOthersGoOnToTheirEnd() {
    List<String> ended = new CopyOnWriteArrayList<>();

    assertThatThrownBy(
            () ->
                SideBySide.each(
                    List.of("first", "second"),
                    each -> {
                      assertThat(each).isEqualTo("second");
                      ended.add(each);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("first (1 failure)");

    assertThat(ended).containsExactly("second");
  }
}
