package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.record.Frame;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StallWarmupTest {

  private static final long SECOND = 1_000_000_000;

  private final StallWarmup warmup = new StallWarmup(10 * SECOND, SECOND);
  private final LoopWatch loop =
      new LoopWatch(
          new LoopwardenLoop(new Thread("loop"), null),
          RunQueue.unknown(),
          new AtomicReference<>());

  private long after(long nanos) {
    return loop.loop().pulse.startNanos() + nanos;
  }

  @Test
  void aShortStallInItIsOnlyCounted() {
    assertThat(warmup.covers(loop, after(3 * SECOND), SECOND / 2)).isTrue();
  }

  @Test
  void noColdCodeTakesAsLongAsAStallThatIsReportedWhileItLasts() {
    assertThat(warmup.covers(loop, after(3 * SECOND), SECOND)).isFalse();
  }

  @Test
  void aShortStallThatOutlastsItIsJudged() {
    assertThat(warmup.covers(loop, after(10 * SECOND), SECOND / 2)).isFalse();
  }

  @Test
  void aStallThatCountsAlreadyIsJudgedAtItsEnd() {
    Frame site = new Frame("com.acme.Orders", "load", "Orders.java", 42);
    loop.ongoing(new OngoingStall(Cause.CPU, site, 0, OngoingStall.Verdict.VIOLATION));

    assertThat(warmup.covers(loop, after(3 * SECOND), SECOND / 2)).isFalse();
  }
}
