package io.loopwarden.engine.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.loopwarden.engine.finding.Allowance;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * The event loop offers calls while the reporter drains. In each result: how many calls were wrong,
 * how many the loop made more than the reporter has read, and how many the reporter read at once or
 * as further ones, to show that the two did meet.
 */
public class CallRingRaces {

  private static final String LOST = "a call is lost, comes twice, or is put together from two";

  private CallRingRaces() {}

  /** The ring is full, and goes round, while it is drained. */
  @JCStressTest
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "the reporter came first")
  @Outcome(id = "0, 0, [1-9]", expect = ACCEPTABLE_INTERESTING, desc = "it read meanwhile")
  @Outcome(expect = FORBIDDEN, desc = LOST)
  @State
  public static class Offered {
    private final CallRing ring = new CallRing(2);
    private final RingCalls calls = new RingCalls();
    private int offered;

    public Offered() {
      offered += RingCalls.offer(ring, 1) ? 1 : 0;
      ring.drain(calls); // so that the ring goes round
    }

    @Actor
    public void loop() {
      for (long number = 2; number <= 5; number++) {
        offered += RingCalls.offer(ring, number) ? 1 : 0;
      }
    }

    @Actor
    public void reporter(III_Result result) {
      ring.drain(calls);
      result.r3 = calls.read - 1;
    }

    @Arbiter
    public void last(III_Result result) {
      ring.drain(calls);
      result.r1 = calls.mistakes;
      result.r2 = offered - calls.read;
    }
  }

  /** Calls are added to one that the reporter takes at that moment. */
  @JCStressTest
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "the reporter came first")
  @Outcome(id = "0, 0, [1-9]", expect = ACCEPTABLE_INTERESTING, desc = "some were added")
  @Outcome(expect = FORBIDDEN, desc = LOST)
  @State
  public static class Added {
    private final CallRing ring = new CallRing(4);
    private final RingCalls calls = new RingCalls();
    private int made;

    public Added() {
      made += RingCalls.offer(ring, 1) ? 1 : 0;
    }

    @Actor
    public void loop() {
      long first = ring.last();
      made += ring.addTo(first, RingCalls.FURTHER_NANOS) ? 1 : 0;
      made += ring.addTo(first, RingCalls.FURTHER_NANOS) ? 1 : 0;
      made += RingCalls.offer(ring, 2) ? 1 : 0;
      made += ring.addTo(ring.last(), RingCalls.FURTHER_NANOS) ? 1 : 0;
      made += ring.addTo(first, RingCalls.FURTHER_NANOS) ? 1 : 0;
    }

    @Actor
    public void reporter() {
      ring.drain(calls);
    }

    @Arbiter
    public void last(III_Result result) {
      ring.drain(calls);
      result.r1 = calls.mistakes;
      result.r2 = made - calls.read;
      result.r3 = calls.further;
    }
  }

  /** A slot is taken for another call while calls are added to the one that was in it. */
  @JCStressTest
  @Outcome(id = "0, 0, [0-9]", expect = ACCEPTABLE, desc = "each counts for its own call")
  @Outcome(expect = FORBIDDEN, desc = LOST)
  @State
  public static class TakenAgain {
    private final CallRing ring = new CallRing(1);
    private final RingCalls calls = new RingCalls();
    private int made;

    public TakenAgain() {
      made += RingCalls.offer(ring, 1) ? 1 : 0;
    }

    @Actor
    public void loop() {
      long first = ring.last();
      for (long number = 2; number <= 4; number++) {
        made += ring.addTo(first, RingCalls.FURTHER_NANOS) ? 1 : 0;
        made += RingCalls.offer(ring, number) ? 1 : 0;
        made += ring.addTo(ring.last(), RingCalls.FURTHER_NANOS) ? 1 : 0;
      }
    }

    @Actor
    public void reporter() {
      ring.drain(calls);
      ring.drain(calls);
    }

    @Arbiter
    public void last(III_Result result) {
      ring.drain(calls);
      result.r1 = calls.mistakes;
      result.r2 = made - calls.read;
      result.r3 = calls.further;
    }
  }

  /** The loop goes on in a further ring while the reporter drains the one before. */
  @JCStressTest
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "the reporter came first")
  @Outcome(id = "0, 0, [0-9]+", expect = ACCEPTABLE_INTERESTING, desc = "it read meanwhile")
  @Outcome(expect = FORBIDDEN, desc = LOST)
  @State
  public static class Grown {
    private static final int FIRST_RING = 16;

    private final CallRings rings = new CallRings(new Allowance(1L << 20));
    private final RingCalls calls = new RingCalls();
    private int made;

    public Grown() {
      while (made < FIRST_RING - 1) {
        make();
      }
    }

    private void make() {
      if (rings.hasRoom()) {
        made++;
        RingCalls.add(rings, made);
      }
    }

    @Actor
    public void loop() {
      make();
      make();
      make();
    }

    @Actor
    public void reporter(III_Result result) {
      rings.drain(calls);
      result.r3 = Math.max(0, calls.read - FIRST_RING + 1);
    }

    @Arbiter
    public void last(III_Result result) {
      rings.drain(calls);
      result.r1 = calls.mistakes;
      result.r2 = made - calls.read;
    }
  }

  /** Calls that found no room, counted by the loop and read by the reporter in no order. */
  @JCStressTest
  @Outcome(id = "0, 0, [0-2]", expect = ACCEPTABLE, desc = "all of them in the end")
  @Outcome(expect = FORBIDDEN, desc = "a call is lost, or one is seen before its duration")
  @State
  public static class Dropped {
    private final CallPath path = RingCalls.newPath();

    @Actor
    public void loop() {
      path.drop(5);
      path.drop(7);
    }

    @Actor
    public void reporter(III_Result result) {
      result.r3 = (int) path.droppedCalls();
    }

    @Arbiter
    public void last(III_Result result) {
      result.r1 = (int) path.droppedCalls() - 2;
      result.r2 = (int) (path.droppedNanos() - 12 + path.longestDroppedNanos() - 7);
    }
  }
}
