package com.example.faults.stack;

import io.netty.channel.EventLoop;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Does something with the last frames of an event loop's stack, at one depth after the other, and
 * sleeps in a task of its own after each time. The argument is at how many depths. Prints {@code
 * EDGE} and {@code AFTER}, and what became of the calls there: see {@link Outcomes}.
 */
public final class StackEdges {

  private static final long STACK_BYTES = 320 << 10;
  private static final long PAUSE_NANOS = 300_000;

  private final EventLoop loop;
  private final Outcomes atTheEdge = new Outcomes();
  private final Outcomes after = new Outcomes();
  private int deepest;

  /** The loop's, there from its first task on. */
  private Thread thread;

  private StackEdges() {
    ThreadFactory threads =
        task -> {
          thread = new Thread(null, task, "loop", STACK_BYTES);
          thread.setDaemon(true);
          return thread;
        };
    loop = new LinkedQueueGroup(threads).next();
  }

  /** Sweeps over all depths once for each deed. */
  public static void main(String[] arguments) throws Exception {
    StackEdges edges = new StackEdges();
    int depths = Integer.parseInt(arguments[0]);
    for (Deed deed : Deed.values()) {
      for (int fromTheEnd = depths; fromTheEnd >= 0; fromTheEnd--) {
        edges.act(deed, fromTheEnd);
      }
    }
    System.out.println("EDGE " + edges.atTheEdge);
    System.out.println("AFTER " + edges.after);
  }

  private void act(Deed deed, int fromTheEnd) throws Exception {
    loop.submit(() -> atTheEdge.add(() -> actAtDepth(deed, fromTheEnd))).get();
    awaitWait();
    loop.submit(() -> after.add(StackEdges::sleepAfterwards)).get();
  }

  /** Waits until the loop has looked for events: it is healed there, and not between two tasks. */
  private void awaitWait() {
    while (Stream.of(thread.getStackTrace())
        .noneMatch(frame -> frame.getMethodName().equals("lockAndDoSelect"))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void actAtDepth(Deed deed, int fromTheEnd) throws Exception {
    deepest = 0;
    try {
      descend(Integer.MAX_VALUE, deed);
    } catch (StackOverflowError e) {
      // now the end is known
    }
    descend(Math.max(0, deepest - fromTheEnd), deed);
  }

  private void descend(int frames, Deed deed) throws Exception {
    deepest++;
    if (frames == 0) {
      deed.run(loop);
    } else {
      descend(frames - 1, deed);
    }
  }

  private static void sleepAfterwards() throws InterruptedException {
    Thread.sleep(1);
  }
}
