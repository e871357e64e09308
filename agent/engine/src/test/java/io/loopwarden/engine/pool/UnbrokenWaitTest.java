package io.loopwarden.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnbrokenWaitTest {

  private final UnbrokenWait wait = new UnbrokenWait();

  @Test
  void oneThatLastsIsUnbroken() {
    assertThat(wait.goesOn(100, 250)).isEqualTo(100);
    assertThat(wait.goesOn(100, 500)).isEqualTo(100);
  }

  /** Each gives up after 300, and another one has come before. */
  @Test
  void waitsThatFollowEachOtherAddUp() {
    assertThat(wait.goesOn(10, 250)).isEqualTo(10);
    assertThat(wait.goesOn(220, 500)).isEqualTo(10);
    assertThat(wait.goesOn(460, 750)).isEqualTo(10);
  }

  /** Somebody waited at both looks, but may not have in between. */
  @Test
  void shortWaitsDoNot() {
    assertThat(wait.goesOn(245, 250)).isEqualTo(245);
    assertThat(wait.goesOn(495, 500)).isEqualTo(495);
  }

  @Test
  void aLookAtWhichNobodyWaitsEndsIt() {
    wait.goesOn(10, 250);
    wait.ends();

    assertThat(wait.goesOn(240, 750)).isEqualTo(240);
  }
}
