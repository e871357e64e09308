package io.loopwarden.hooks;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread looks an event loop up while others are added and removed. */
public class LoopTableRaces {

  private static final int HASH = 5;

  private LoopTableRaces() {}

  /** What all races share: a table, and loops in slots that follow each other. */
  abstract static class Table {
    final LoopwardenTable table = new LoopwardenTable();
    final LoopwardenLoop first = loop("first");
    final LoopwardenLoop second = loop("second");
    final LoopwardenLoop third = loop("third");

    Table() {
      table.add(first, HASH);
      table.add(second, HASH);
    }

    private static LoopwardenLoop loop(Object executor) {
      return new LoopwardenLoop(null, executor);
    }

    /** As {@link LoopwardenLoops} looks a loop up. */
    final LoopwardenLoop find(Object executor) {
      LoopwardenLoop[] slots = table.slots;
      int mask = slots.length - 1;
      int index = HASH & mask;
      while (true) {
        LoopwardenLoop loop = slots[index];
        if (loop == null || loop.executor == executor) {
          return loop;
        }
        index = index + 1 & mask;
      }
    }

    final int isFound(LoopwardenLoop loop) {
      return find(loop.executor) == loop ? 1 : 0;
    }
  }

  /** The loop before it is removed. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "found")
  @Outcome(expect = FORBIDDEN, desc = "a loop that is there is not found")
  @State
  public static class NeighbourRemoved extends Table {
    @Actor
    public void writer() {
      table.remove(first, HASH);
    }

    @Actor
    public void reader(I_Result result) {
      result.r1 = isFound(second);
    }
  }

  /** The slot of the loop before it is taken for another one. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "found; the new one may be missed")
  @Outcome(expect = FORBIDDEN, desc = "a loop that is there is not found")
  @State
  public static class SlotTakenAgain extends Table {
    @Actor
    public void writer() {
      table.remove(first, HASH);
      table.add(third, HASH);
    }

    @Actor
    public void reader(II_Result result) {
      result.r1 = isFound(second);
      result.r2 = isFound(third);
    }
  }

  /** The loop behind it is removed, so that marks become null. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "found")
  @Outcome(expect = FORBIDDEN, desc = "a loop that is there is not found")
  @State
  public static class MarksCleared extends Table {
    public MarksCleared() {
      table.add(third, HASH);
    }

    @Actor
    public void writer() {
      table.remove(first, HASH);
      table.remove(third, HASH);
    }

    @Actor
    public void reader(I_Result result) {
      result.r1 = isFound(second);
    }
  }

  /** The table is copied, since it is too full. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "found; the new one may be missed")
  @Outcome(expect = FORBIDDEN, desc = "a loop that is there is not found")
  @State
  public static class Copied extends Table {
    private final LoopwardenLoop fifth = new LoopwardenLoop(null, "fifth");

    public Copied() {
      table.add(third, HASH);
      table.add(new LoopwardenLoop(null, "fourth"), HASH);
    }

    @Actor
    public void writer() {
      table.add(fifth, HASH);
    }

    @Actor
    public void reader(II_Result result) {
      result.r1 = isFound(second);
      result.r2 = isFound(fifth);
    }
  }

  /** A loop that is found has what the engine stored in it before it was added. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "not found yet")
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "found, with what the engine keeps for it")
  @Outcome(expect = FORBIDDEN, desc = "found without what the engine keeps for it")
  @State
  public static class Published extends Table {
    @Actor
    public void writer() {
      LoopwardenLoop loop = new LoopwardenLoop(null, "new");
      loop.recorder = "recorder";
      loop.watch = "watch";
      table.add(loop, HASH);
    }

    @Actor
    public void reader(I_Result result) {
      LoopwardenLoop loop = find("new");
      if (loop == null) {
        result.r1 = 0;
      } else {
        result.r1 = loop.recorder != null && loop.watch != null && loop.metrics != null ? 2 : 1;
      }
    }
  }
}
