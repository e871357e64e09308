package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeQueueTest {

  private final NoticeQueue queue = new NoticeQueue();

  @Test
  void eventsLeaveInTheOrderInWhichTheyCame() {
    queue.add(Notices.problem("first", "1"));
    queue.warn(Notices.problem("second", "2"));

    assertThat(queue.poll()).extracting(Event::name).isEqualTo("first");
    assertThat(queue.poll()).extracting(Event::name).isEqualTo("second");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void aThousandEventsWaitAtMostAndRoomComesBack() {
    for (int i = 0; i < 1000; i++) {
      assertThat(queue.add(Notices.problem("event", "message"))).isTrue();
    }
    assertThat(queue.add(Notices.problem("event", "message"))).isFalse();
    assertThat(queue.warn(Notices.problem("event", "message"))).isFalse();

    queue.poll();

    assertThat(queue.add(Notices.problem("event", "message"))).isTrue();
  }

  @Test
  void warningsOfTheStartAreKeptOnceAndAsOneLineEach() {
    queue.warn(Notices.problem("weaving_failed", "com.acme.A\nforged could not be woven"));
    queue.add(Notices.problem("stall", "no warning about the agent"));

    assertThat(queue.endOfStart())
        .singleElement()
        .asString()
        .contains("com.acme.A", "forged could not be woven")
        .doesNotContain("\n");

    queue.warn(Notices.problem("later", "later"));
    assertThat(queue.endOfStart()).isEmpty();
  }
}
