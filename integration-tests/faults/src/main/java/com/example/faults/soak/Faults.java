package com.example.faults.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Injects a fault every half a second, chosen at random. */
final class Faults {
  private static final long PAUSE_MILLIS = 500;

  /** One kind of fault. */
  private interface Fault {
    void inject() throws Exception;
  }

  private final Random random;
  private final Planted planted;
  private final SharedLoops loops;
  private final Reloads reloads;
  private final Map<String, Fault> kinds = new TreeMap<>();
  private final List<String> names;
  private final Map<String, Integer> injected = new TreeMap<>();
  private final List<String> failed = new ArrayList<>();

  Faults(Random random, Visitors visitors, Planted planted) {
    this.random = random;
    this.planted = planted;
    this.loops = new SharedLoops(planted);
    this.reloads = new Reloads(loops, planted);
    kinds.put("out-of-memory", () -> visitors.pausedWhile(HostFaults::exhaustMemory));
    kinds.put("interrupts", () -> visitors.pausedWhile(HostFaults::interruptAll));
    kinds.put("reload", reloads::reload);
    kinds.put("short-loops", () -> SharedLoops.beginAndEnd(planted));
    kinds.put("unwritable-log", () -> AgentFaults.withoutLog(loops::makeMistakes));
    kinds.put("report-command", AgentFaults::reportFromOutside);
    kinds.put("other-agent", AgentFaults::attachOtherAgent);
    names = List.copyOf(kinds.keySet());
  }

  /** Injects faults until a time of {@link System#nanoTime}; after each, mistakes are made. */
  void injectUntil(long end) throws InterruptedException {
    while (System.nanoTime() < end) {
      String name = names.get(random.nextInt(names.size()));
      try {
        kinds.get(name).inject();
        injected.merge(name, 1, Integer::sum);
        loops.makeMistakes();
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
    return wrong;
  }

  @Override
  public String toString() {
    return "injected " + injected;
  }
}
