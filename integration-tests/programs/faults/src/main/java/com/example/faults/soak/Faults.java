package com.example.faults.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Injects a fault every half a second, chosen at random. */
final class Faults {
  private static final long PAUSE_MILLIS = 500;
  private static final long QUIET_MILLIS = 100;

  /** A fault that starts no JVM is this many times as frequent as one that does. */
  private static final int OFTEN = 8;

  /** One kind of fault. */
  private interface Fault {
    void inject() throws Exception;
  }

  private final Random random;
  private final Planted planted;
  private final SharedLoops loops;
  private final Reloads reloads;
  private final Map<String, Fault> kinds = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> injected = new TreeMap<>();
  private final List<String> failed = new ArrayList<>();

  /** Faults that ended because an earlier one had exhausted the memory. */
  private int starved;

  Faults(Random random, Visitors visitors, Planted planted) {
    this.random = random;
    this.planted = planted;
    this.loops = new SharedLoops(planted);
    this.reloads = new Reloads(loops, planted);
    add(OFTEN, "out-of-memory", () -> visitors.pausedWhile(Faults::exhaustMemory));
    add(OFTEN, "interrupts", () -> visitors.pausedWhile(HostFaults::interruptAll));
    add(OFTEN, "reload", reloads::reload);
    add(OFTEN, "short-loops", () -> SharedLoops.beginAndEnd(planted));
    add(2, "unwritable-log", () -> AgentFaults.withoutLog(loops::makeMistakes));
    add(1, "report-command", AgentFaults::reportFromOutside);
    add(1, "other-agent", AgentFaults::attachOtherAgent);
  }

  private void add(int weight, String name, Fault fault) {
    kinds.put(name, fault);
    for (int i = 0; i < weight; i++) {
      names.add(name);
    }
  }

  /** Once event loops have nothing left to do: an error that memory makes there may end them. */
  private static void exhaustMemory() {
    try {
      Thread.sleep(QUIET_MILLIS);
    } catch (InterruptedException e) {
      // nobody interrupts this thread
    }
    HostFaults.exhaustMemory();
  }

  /** Makes every kind of mistake once, without a fault. */
  void makeMistakes() throws Exception {
    loops.makeMistakes();
  }

  /** Injects faults until a time of {@link System#nanoTime}; after each, mistakes are made. */
  void injectUntil(long end) throws InterruptedException {
    while (System.nanoTime() < end) {
      String name = names.get(random.nextInt(names.size()));
      System.out.println(Instant.now() + " fault " + name);
      try {
        kinds.get(name).inject();
        GlobalExecutor.revive();
        injected.merge(name, 1, Integer::sum);
        loops.makeMistakes();
      } catch (OutOfMemoryError e) {
        starved++; // the memory that was exhausted is not free again at once
      } catch (Exception e) {
        System.out.println("the fault " + name + " failed");
        e.printStackTrace(System.out);
        failed.add("the fault " + name + " could not be injected: " + e);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What the faults have left behind. */
  List<String> wrong() throws Exception {
    List<String> wrong = new ArrayList<>(failed);
    loops.makeMistakes(); // what the loops ran last is replaced by something else
    planted.settle();
    int kept = reloads.awaitCollected();
    if (kept > 0) {
      wrong.add(kept + " class loaders of reloaded applications are kept");
    }
    wrong.addAll(AgentFaults.escaped());
    wrong.addAll(AgentFaults.endedEventLoops());
    return wrong;
  }

  @Override
  public String toString() {
    return "injected "
        + injected
        + ", without memory "
        + starved
        + ", revived executors "
        + GlobalExecutor.revived();
  }
}
