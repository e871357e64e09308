package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Evidence;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.List;
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
    return loop.loop().metrics.startNanos() + nanos;
  }

  /** A stall that computes, of which the platform took a part. */
  private static Evidence stall(long nanos, long platformNanos, String... methods) {
    List<Sample> samples = new ArrayList<>();
    for (String method : methods) {
      StackTraceElement frame = new StackTraceElement("com.acme.Orders", method, "Orders.java", 7);
      samples.add(new Sample(100, State.RUNNING, List.of(frame), 1, "", null, null, false));
    }
    PlatformTimes platform = new PlatformTimes(0, 0, 0, platformNanos, 0, 0);
    return new Evidence(nanos, nanos, -1, 0, platform, 0, 0, 1, samples);
  }

  @Test
  void aShortStallInItIsOnlyCounted() {
    assertThat(warmup.covers(loop, after(3 * SECOND), stall(SECOND / 2, 0))).isTrue();
  }

  @Test
  void noColdCodeTakesAsLongAsAStallThatIsReportedWhileItLasts() {
    assertThat(warmup.covers(loop, after(3 * SECOND), stall(SECOND, 0, "<clinit>"))).isFalse();
  }

  @Test
  void aLongStallIsJudgedAlthoughHalfOfItIsThePlatforms() {
    assertThat(warmup.covers(loop, after(3 * SECOND), stall(SECOND, SECOND / 2, "load"))).isFalse();
    assertThat(warmup.covers(loop, after(3 * SECOND), stall(SECOND, SECOND / 2))).isFalse();
  }

  @Test
  void aLongStallThatIsMostlyThePlatformsIsOnlyCounted() {
    assertThat(warmup.covers(loop, after(3 * SECOND), stall(SECOND, SECOND * 6 / 10, "load")))
        .isTrue();
  }

  @Test
  void aLongStallThatIsPartlyThePlatformsAndLoadsCodeIsOnlyCounted() {
    for (String method : List.of("<clinit>", "loadClass")) {
      Evidence evidence = stall(SECOND, SECOND / 2, method, "load", "load");
      assertThat(warmup.covers(loop, after(3 * SECOND), evidence)).as(method).isTrue();
    }
    Evidence evidence = stall(SECOND, SECOND / 2, "<clinit>", "load", "load", "load", "load");
    assertThat(warmup.covers(loop, after(3 * SECOND), evidence)).isFalse();
  }

  /** A wait for the monitor or lock of a thread that executes a method. */
  private static Sample waitingFor(State state, String method) {
    StackTraceElement own = new StackTraceElement("com.acme.Orders", "load", "Orders.java", 7);
    StackTraceElement other = new StackTraceElement("com.acme.Stock", method, "Stock.java", 7);
    OtherThread owner = new OtherThread("other", 2, List.of(other), false);
    return new Sample(100, state, List.of(own), 1, "", owner, null, false);
  }

  @Test
  void whoeverWaitsForAThreadThatLoadsCodeIsTreatedLikeThatThread() {
    PlatformTimes platform = new PlatformTimes(0, 0, 0, SECOND / 2, 0, 0);
    for (String method : List.of("<clinit>", "loadClass", "count")) {
      for (State state : List.of(State.BLOCKED, State.WAITING)) {
        List<Sample> samples = List.of(waitingFor(state, method));
        Evidence evidence = new Evidence(SECOND, SECOND, -1, 0, platform, 0, 0, 1, samples);
        assertThat(warmup.covers(loop, after(3 * SECOND), evidence))
            .as(method)
            .isEqualTo(!method.equals("count"));
      }
    }
  }

  @Test
  void aMonitorCountsUnlessWhoeverHeldItLoadedCode() {
    Sample loading = waitingFor(State.BLOCKED, "loadClass");
    Sample counting = waitingFor(State.BLOCKED, "count");

    assertThat(isMonitorCovered(counting, counting, counting, counting)).isFalse();
    assertThat(isMonitorCovered(loading, counting, counting, counting, counting)).isFalse();
    assertThat(isMonitorCovered(loading, counting, counting, counting)).isTrue();
  }

  private boolean isMonitorCovered(Sample... samples) {
    PlatformTimes platform = new PlatformTimes(0, 0, 0, 0, 0, 0);
    long nanos = SECOND / 5;
    Evidence evidence = new Evidence(nanos, nanos, -1, 0, platform, 0, 0, 1, List.of(samples));
    return warmup.covers(loop, after(3 * SECOND), Cause.MONITOR, evidence);
  }

  @Test
  void aShortStallThatOutlastsItIsJudged() {
    assertThat(warmup.covers(loop, after(10 * SECOND), stall(SECOND / 2, 0))).isFalse();
  }

  @Test
  void aStallThatCountsAlreadyIsJudgedAtItsEnd() {
    Frame site = new Frame("com.acme.Orders", "load", "Orders.java", 42);
    loop.account().ongoing(new OngoingStall(Cause.CPU, site, 0));

    assertThat(warmup.covers(loop, after(3 * SECOND), stall(SECOND / 2, 0))).isFalse();
  }
}
