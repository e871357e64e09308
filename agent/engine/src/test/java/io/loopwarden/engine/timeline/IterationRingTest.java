package io.loopwarden.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class IterationRingTest {

  private static final int LOOPS = 4;
  private static final int ITERATIONS = 200_000;

  private final IterationRing ring = new IterationRing();

  @Test
  void whatWasAddedIsTakenOnceAndInOrder() {
    ring.add(7, 10, 20);
    ring.add(8, 30, 40);
    List<String> taken = new ArrayList<>();

    ring.drain((thread, start, end) -> taken.add(thread + " " + start + " " + end));
    ring.drain((thread, start, end) -> taken.add("again"));

    assertThat(taken).containsExactly("7 10 20", "8 30 40");
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    for (int i = 0; i < 5000; i++) {
      ring.add(1, i, i + 1);
    }
    List<Long> starts = new ArrayList<>();

    ring.drain((thread, start, end) -> starts.add(start));

    assertThat(starts).startsWith(0L, 1L, 2L).hasSize((int) (5000 - ring.lost()));
    assertThat(ring.lost()).isPositive();
  }

  /** Each iteration is whole, those of one loop come in their order, and none is taken twice. */
  @Test
  void manyLoopsAddWhileOneThreadTakes() throws Exception {
    CountDownLatch done = new CountDownLatch(LOOPS);
    for (int loop = 1; loop <= LOOPS; loop++) {
      long id = loop;
      new Thread(
              () -> {
                for (long i = 1; i <= ITERATIONS; i++) {
                  ring.add(id, i * LOOPS + id, 3 * (i * LOOPS + id));
                }
                done.countDown();
              })
          .start();
    }
    long[] last = new long[LOOPS + 1];
    AtomicLong taken = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    IterationRing.Reader reader =
        (thread, start, end) -> {
          taken.incrementAndGet();
          if (end != 3 * start || start <= last[(int) thread]) {
            wrong.incrementAndGet();
          }
          last[(int) thread] = start;
        };
    while (done.getCount() > 0) {
      ring.drain(reader);
    }
    ring.drain(reader);

    assertThat(wrong).hasValue(0);
    assertThat(taken.get() + ring.lost()).isEqualTo((long) LOOPS * ITERATIONS);
  }
}
