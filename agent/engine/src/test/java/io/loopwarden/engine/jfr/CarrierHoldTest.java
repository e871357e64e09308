package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CarrierHoldTest {

  private static final long MOST_NANOS = 40;

  private final CarrierHold hold = new CarrierHold();
  private final Object thread = new Object();
  private int tasks = 7;

  private boolean look(Object seen, long nowNanos) {
    return hold.look(seen, tasks, nowNanos, MOST_NANOS);
  }

  @Test
  void whatIsSeenAtEachLookHoldsTheCarrier() {
    assertThat(look(thread, 0)).isFalse();
    for (int i = 1; i < CarrierHold.LEAST_LOOKS; i++) {
      assertThat(hold.durationNanos()).isZero();
      assertThat(look(thread, 10L * i)).isTrue();
    }

    assertThat(hold.durationNanos()).isEqualTo(10L * (CarrierHold.LEAST_LOOKS - 1));
    assertThat(hold.mounted()).isSameAs(thread);
  }

  @Test
  void anotherOneBeginsAnew() {
    for (int i = 0; i < 10; i++) {
      look(thread, 10L * i);
    }
    assertThat(look(new Object(), 100)).isFalse();

    assertThat(hold.durationNanos()).isZero();
  }

  @Test
  void oneThatHasLeftAndIsBackBeginsAnew() {
    for (int i = 0; i < 10; i++) {
      look(thread, 10L * i);
    }
    tasks++;

    assertThat(look(thread, 100)).isFalse();
    assertThat(hold.durationNanos()).isZero();
  }

  @Test
  void anEmptyCarrierIsNotHeld() {
    for (int i = 0; i < 10; i++) {
      assertThat(look(null, 10L * i)).isFalse();
    }

    assertThat(hold.durationNanos()).isZero();
  }

  @Test
  void nothingIsKnownOfATimeWithoutLooks() {
    for (int i = 0; i < 10; i++) {
      look(thread, 10L * i);
    }

    assertThat(look(thread, 90 + MOST_NANOS)).isTrue();
    assertThat(look(thread, 91 + 2 * MOST_NANOS)).isFalse();
    assertThat(hold.durationNanos()).isZero();
  }
}
