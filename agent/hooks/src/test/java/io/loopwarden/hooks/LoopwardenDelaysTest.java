package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who waited while a loop was blocked; all times are made up. */
class LoopwardenDelaysTest {

  private static final long MILLI = 1_000_000;
  private static final long START = 1_000 * MILLI;

  private final LoopwardenLoop loop = new LoopwardenLoop(new Thread("loop"), null);
  private final LoopwardenDelays delays = loop.delays();

  private void begin(int readyChannels) {
    loop.readyChannels = readyChannels;
    loop.metrics.busy(START);
  }

  private void end(long millis, boolean isStall) {
    delays.ended(START, START + millis * MILLI, isStall);
    loop.metrics.idle(START + millis * MILLI);
  }

  private void look(long afterMillis, int readyChannels) {
    loop.readyChannels = readyChannels;
    delays.looked(loop, START + afterMillis * MILLI);
  }

  /** In milliseconds. */
  private long[] kept() {
    long[] kept = delays.of(START, -1);
    return new long[] {kept[0] / MILLI, kept[1], kept[2], kept[3] / MILLI};
  }

  @Test
  void channelsThatBecomeReadyWaitForHalfOfTheCallOnTheAverage() {
    begin(1);
    loop.metrics.step();
    delays.blocked(loop, START, 100 * MILLI, 0);
    end(100, false);
    look(100, 8);

    assertThat(kept()).containsExactly(100, 0, 8, 8 * 50);
  }

  @Test
  void channelsThatWereReadyBeforeWaitForAllOfIt() {
    begin(4);
    loop.metrics.step(); // the first of them blocks
    delays.blocked(loop, START, 100 * MILLI, 0);
    end(100, false);

    assertThat(kept()).containsExactly(100, 0, 3, 3 * 100);
  }

  @Test
  void tasksThatWereQueuedBeforeWaitForTheNextCallFromItsBegin() {
    Object task = new Object();
    begin(0);
    loop.task = task;
    delays.blocked(loop, START, 100 * MILLI, 10);
    loop.metrics.step(task); // one of the ten runs
    delays.blocked(loop, START + 100 * MILLI, 100 * MILLI, 9);
    end(200, false);

    assertThat(kept()).containsExactly(200, 10, 0, 10 * 50 + 9 * 100);
  }

  @Test
  void whatALaterWaitFindsHasNotWaited() {
    begin(1);
    loop.metrics.step();
    delays.blocked(loop, START, 100 * MILLI, 0);
    end(100, false);
    look(103, 1);

    assertThat(kept()).containsExactly(100, 0, 0, 0);
  }

  @Test
  void severalChannelsAtOnceHaveWaitedEvenIfTheLookHadNoCpu() {
    begin(1);
    loop.metrics.step();
    delays.blocked(loop, START, 100 * MILLI, 0);
    end(100, false);
    look(103, 5);

    assertThat(kept()).containsExactly(100, 0, 5, 5 * 50);
  }

  @Test
  void aStallBlocksForAllOfItsIteration() {
    begin(1);
    end(300, true);
    assertThat(delays.awaitLook()).isTrue();
    look(300, 2);

    assertThat(kept()).containsExactly(300, 0, 2, 2 * 150);
  }

  @Test
  void anIterationWithoutAProblemIsNotKept() {
    begin(3);
    end(5, false);

    assertThat(delays.awaitLook()).isFalse();
    assertThat(delays.of(START, -1)).isNull();
  }

  @Test
  void anIterationIsFoundByTheBitsThatAreKnown() {
    long mask = -1L >>> 20;
    begin(1);
    delays.blocked(loop, START, 100 * MILLI, 0);
    end(100, false);

    assertThat(delays.of(START & mask, mask)).isNotNull();
    assertThat(delays.of(START + 1, mask)).isNull();
  }
}
