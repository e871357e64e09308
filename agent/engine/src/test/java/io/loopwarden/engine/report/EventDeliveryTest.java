package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventDeliveryTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final EventDelivery delivery = new EventDelivery();

  private static Map<String, Object> event(int number) {
    return Map.of("number", number);
  }

  @Test
  void twoThreadsTellAndOneCallIsMadeAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Object> got = Collections.synchronizedList(new ArrayList<>());
    delivery.add(
        event -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          got.add(event);
          inside.decrementAndGet();
        });
    Thread other = new Thread(() -> tell(1000));
    other.start();
    tell(1000);
    other.join();

    assertThat(delivery.await(PATIENCE_NANOS)).isTrue();
    assertThat(got).hasSize(2000);
    assertThat(most).hasValue(1);
  }

  private void tell(int events) {
    for (int i = 0; i < events; i++) {
      delivery.accept(event(i));
    }
  }

  @Test
  void aListenerThatDoesNotReturnIsNamed() throws Exception {
    CountDownLatch returns = new CountDownLatch(1);
    delivery.add(event -> awaitQuietly(returns));
    assertThat(delivery.undelivered(0)).isEmpty();

    tell(2);

    while (!delivery.undelivered(0).contains(".awaitQuietly(EventDeliveryTest.java:")) {
      Thread.onSpinWait();
    }
    assertThat(delivery.undelivered(0))
        .startsWith("what blocked event loops is not known: 2 events wait for a listener ");
    returns.countDown();
    assertThat(delivery.await(PATIENCE_NANOS)).isTrue();
    assertThat(delivery.undelivered(0)).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aListenerDoesNotWaitForItself() {
    List<Boolean> answers = Collections.synchronizedList(new ArrayList<>());
    delivery.add(event -> answers.add(delivery.await(PATIENCE_NANOS)));

    delivery.accept(event(1));

    assertThat(delivery.await(PATIENCE_NANOS)).isTrue();
    assertThat(answers).containsExactly(true);
  }

  @Test
  void whoThrowsAnythingMissesOneEventAndNobodyElseDoes() {
    List<Object> got = Collections.synchronizedList(new ArrayList<>());
    delivery.add(
        event -> {
          throw new StackOverflowError();
        });
    delivery.add(got::add);

    tell(3);

    assertThat(delivery.await(PATIENCE_NANOS)).isTrue();
    assertThat(got).hasSize(3);
  }

  @Test
  void anEventForWhichThereIsNoMemoryIsCounted() {
    delivery.add(
        event -> {
          throw new OutOfMemoryError("made by this test");
        });

    tell(3);
    delivery.missed();

    assertThat(delivery.await(PATIENCE_NANOS)).isTrue();
    assertThat(delivery.lost()).isEqualTo(4);
  }

  @Test
  void whoNeverReturnsHoldsUpNobodyWhoTells() {
    CountDownLatch never = new CountDownLatch(1);
    delivery.add(
        event -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    tell(20_000); // more than wait at most

    assertThat(delivery.await(TimeUnit.MILLISECONDS.toNanos(10))).isFalse();
    never.countDown();
    assertThat(delivery.await(PATIENCE_NANOS)).isTrue();
  }
}
