package io.loopwarden.hooks;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** The event loop begins and ends iterations while the watchdog looks. */
public class LoopMetricsRaces {

  private LoopMetricsRaces() {}

  /** The watchdog finds a loop at work at the moment in which it waits for the first time. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "the loop is idle in the end")
  @Outcome(expect = FORBIDDEN, desc = "a loop that waits counts as busy for ever")
  @State
  public static class FoundWhileItWaits {
    private final LoopwardenLoopMetrics metrics = new LoopwardenLoopMetrics();

    @Actor
    public void loop() {
      metrics.idle(100);
    }

    @Actor
    public void watchdog() {
      metrics.found(50);
    }

    @Arbiter
    public void last(II_Result result) {
      result.r1 = metrics.busySinceNanos() == 0 ? 0 : 1;
      result.r2 = metrics.busyNanos() == 50 ? 1 : 0;
    }
  }

  /** A task is put into the queue by two threads; one of them at most is followed. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "one task was followed")
  @Outcome(expect = FORBIDDEN, desc = "none was followed, or both")
  @State
  public static class QueuedByTwo {
    private final LoopwardenLoopMetrics metrics = new LoopwardenLoopMetrics();
    private final Object one = new Object();
    private final Object two = new Object();

    public QueuedByTwo() {
      metrics.busy(1);
      metrics.idle(10_000_000); // the next task is wanted
    }

    @Actor
    public void queues() {
      metrics.queued(one);
    }

    @Actor
    public void queuesToo() {
      metrics.queued(two);
    }

    @Arbiter
    public void last(I_Result result) {
      metrics.step(one);
      metrics.step(two);
      long followed = 0;
      for (int bucket = 0; bucket < LoopwardenDurations.BUCKETS; bucket++) {
        followed += metrics.queueDelays().count(bucket);
      }
      result.r1 = (int) followed;
    }
  }

  /** A bucket is read while its row is made. */
  @JCStressTest
  @Outcome(id = "[012], 2", expect = ACCEPTABLE, desc = "all of them in the end")
  @Outcome(expect = FORBIDDEN, desc = "a duration is lost")
  @State
  public static class Counted {
    private final LoopwardenDurations durations = new LoopwardenDurations();
    private final int bucket = LoopwardenDurations.bucketOf(1000);

    @Actor
    public void loop() {
      durations.add(1000);
      durations.add(1000);
    }

    @Actor
    public void reader(II_Result result) {
      result.r1 = (int) durations.count(bucket);
    }

    @Arbiter
    public void last(II_Result result) {
      result.r2 = (int) durations.count(bucket);
    }
  }
}
