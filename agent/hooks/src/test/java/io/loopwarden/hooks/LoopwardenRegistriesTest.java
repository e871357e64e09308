package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopwardenRegistriesTest {

  @AfterEach
  void takeAll() {
    while (LoopwardenRegistries.next() != null) {
      // until there is none
    }
  }

  @Test
  void eachIsTakenOnceInTheOrderInWhichTheyWereFilled() {
    Object shop = new Object();
    Object prices = new Object();
    LoopwardenRegistries.filled(shop);
    LoopwardenRegistries.filled(null);
    LoopwardenRegistries.filled(prices);

    assertThat(LoopwardenRegistries.next()).isSameAs(shop);
    assertThat(LoopwardenRegistries.next()).isSameAs(prices);
    assertThat(LoopwardenRegistries.next()).isNull();
  }

  @Test
  void aProgramThatFillsManyUsesNoMemory() {
    Object registry = new Object();
    for (int i = 0; i < 1_000; i++) {
      LoopwardenRegistries.filled(registry);
    }

    int taken = 0;
    while (LoopwardenRegistries.next() != null) {
      taken++;
    }
    assertThat(taken).isEqualTo(64);
  }
}
