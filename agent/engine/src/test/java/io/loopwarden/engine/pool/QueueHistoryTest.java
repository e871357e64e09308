package io.loopwarden.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** For how long a queue has had tasks, by looks at it. */
class QueueHistoryTest {

  private final QueueHistory history = new QueueHistory();

  private void look(long nanos, long begun, long queued) {
    history.add(nanos, queued == 0 ? PoolLook.NOTHING : PoolLook.inOrder(queued, begun));
  }

  @Test
  void aQueueWithoutTasksIsEmpty() {
    look(0, 5, 0);

    assertThat(history.isEmpty()).isTrue();
  }

  @Test
  void aTaskThatDoesNotBeginWaitsSinceTheLookThatSawItFirst() {
    look(100, 2, 0);
    look(200, 2, 1);
    look(300, 2, 1);
    look(400, 2, 3);

    assertThat(history.sinceNanos()).isEqualTo(200);
    assertThat(history.oldestNanos()).isEqualTo(200);
  }

  @Test
  void theNextTaskWaitsSinceTheLookThatSawItFirst() {
    look(100, 2, 1); // task 3
    look(200, 2, 2); // and task 4
    look(300, 3, 1); // task 3 has begun

    assertThat(history.sinceNanos()).isEqualTo(100);
    assertThat(history.oldestNanos()).isEqualTo(100);
  }

  @Test
  void betweenTwoLooksAllMayHaveBegun() {
    look(100, 2, 2);
    look(200, 4, 2); // others than before

    assertThat(history.sinceNanos()).isEqualTo(200);
    assertThat(history.oldestNanos()).isZero();
  }

  @Test
  void aQueueThatIsEmptyForAMomentBeginsAnew() {
    look(100, 2, 2);
    look(200, 4, 0);
    look(300, 4, 1);

    assertThat(history.sinceNanos()).isEqualTo(300);
  }

  @Test
  void whatIsRemovedFromTheQueueDoesNotWait() {
    look(100, 2, 50);
    look(200, 2, 1); // most were cancelled: which one is left is not known

    assertThat(history.sinceNanos()).isEqualTo(200);
  }

  @Test
  void aTaskThatIsDueWaitsSinceThen() {
    history.add(500, PoolLook.ofDue(200));

    assertThat(history.sinceNanos()).isEqualTo(300);
    assertThat(history.oldestNanos()).isEqualTo(200);
  }

  @Test
  void ofALengthOnlyItIsKnownThatTheQueueWasNotEmptyAtAnyLook() {
    history.add(100, PoolLook.ofLength(3));
    history.add(200, PoolLook.ofLength(1));

    assertThat(history.sinceNanos()).isEqualTo(100);
    assertThat(history.oldestNanos()).isNegative();
  }

  @Test
  void aLongQueueNeedsNoMoreMemoryAndNeverMakesAWaitLonger() {
    int looks = 10_000;
    for (int i = 1; i <= looks; i++) {
      look(i, 0, i);
    }
    assertThat(history.oldestNanos()).isEqualTo(looks - 1);

    look(looks + 1, looks - 1, 1); // the last task is left, which the last look has seen first

    assertThat(history.sinceNanos()).isEqualTo(1);
    assertThat(history.oldestNanos()).isLessThanOrEqualTo(1);
  }
}
