package com.example.faults.soak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the JVM and the agent use after a garbage collection.
 *
 * @param heap the bytes of the heap that are in use
 * @param ofAgent the bytes of those objects whose class is the agent's
 * @param outsideHeap the bytes outside the heap that are in use, of classes and code
 * @param agentThreads the names of the agent's threads
 */
record Footprint(long heap, long ofAgent, long outsideHeap, TreeSet<String> agentThreads) {
  private static final long MOST_GROWTH = 4 << 20;
  private static final long MOST_GROWTH_OF_AGENT = 256 << 10;
  private static final String METRICS = "loopwarden-metrics";

  /** With the first pool that gets work from an event loop. */
  private static final Set<String> STARTED_LATE = Set.of("loopwarden-pools");

  private static final long METRICS_PATIENCE_NANOS = 20_000_000_000L;

  /** Takes it while no request is under way, and after the agent has read everything. */
  static Footprint take(Visitors visitors, Planted planted) {
    Footprint[] taken = new Footprint[1];
    visitors.pausedWhile(
        () -> {
          planted.settle();
          taken[0] = take();
        });
    return taken[0];
  }

  /**
   * To take a footprint makes the JVM's MBean server, for which the agent starts a thread within a
   * second: makes the server, and waits for the thread.
   */
  static void awaitMetrics() throws InterruptedException {
    ManagementFactory.getPlatformMBeanServer();
    long end = System.nanoTime() + METRICS_PATIENCE_NANOS;
    while (!runningAgentThreads().contains(METRICS) && System.nanoTime() < end) {
      Thread.sleep(100);
    }
  }

  private static TreeSet<String> runningAgentThreads() {
    TreeSet<String> threads = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("loopwarden")) {
        threads.add(thread.getName());
      }
    }
    return threads;
  }

  private static Footprint take() {
    System.gc();
    long ofAgent = agentBytes();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long outsideHeap = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
    return new Footprint(heap, ofAgent, outsideHeap, runningAgentThreads());
  }

  /** By the JVM's own histogram, which collects garbage first. */
  private static long agentBytes() {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      return histogram.lines().mapToLong(Footprint::agentBytes).sum();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a line: rank, instances, bytes, class, module. */
  private static long agentBytes(String line) {
    String[] columns = line.strip().split(" +");
    return columns.length > 3 && columns[3].contains("oopwarden") ? Long.parseLong(columns[2]) : 0;
  }

  /** What has grown that must not grow. */
  List<String> comparedWith(Footprint earlier) {
    List<String> wrong = new ArrayList<>();
    if (heap > earlier.heap + MOST_GROWTH) {
      wrong.add("the heap has grown from " + earlier.heap + " to " + heap + " bytes");
    }
    if (ofAgent > earlier.ofAgent + MOST_GROWTH_OF_AGENT) {
      wrong.add("the agent's objects: from " + earlier.ofAgent + " to " + ofAgent + " bytes");
    }
    return wrong;
  }

  /**
   * Whether the agent has the threads that it had before the first fault, and besides them at most
   * those that it starts when the host first gives it a reason.
   */
  List<String> threadsComparedWith(Footprint beginning) {
    TreeSet<String> expected = new TreeSet<>(beginning.agentThreads);
    for (String late : STARTED_LATE) {
      if (agentThreads.contains(late)) {
        expected.add(late);
      }
    }
    return agentThreads.equals(expected)
        ? List.of()
        : List.of("the agent's threads: from " + beginning.agentThreads + " to " + agentThreads);
  }

  String line(String when) {
    return String.format(
        "%-5s heap=%dKB agent=%dKB outside=%dKB threads=%s",
        when, heap >> 10, ofAgent >> 10, outsideHeap >> 10, agentThreads);
  }
}
