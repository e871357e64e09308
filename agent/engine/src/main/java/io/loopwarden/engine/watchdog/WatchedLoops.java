package io.loopwarden.engine.watchdog;

import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The event loops that run, and the figures of those that have ended. Loops come and go on threads
 * of their own while the watchdog looks at each.
 */
final class WatchedLoops implements Iterable<LoopWatch> {

  /** Of so many loops that have ended the numbers are kept. */
  private static final int MOST_ENDED = 256;

  private final List<LoopWatch> running = new CopyOnWriteArrayList<>();

  /** Guards itself, and that no loop is among those that run and those that have ended. */
  private final List<LoopFigures> ended = new ArrayList<>();

  /** A loop has started; runs on the loop's thread, or on the agent's own for a late attach. */
  LoopWatch add(LoopwardenLoop loop) {
    boolean own = loop.thread == Thread.currentThread();
    LoopWatch watch = new LoopWatch(loop, own ? RunQueue.ofCurrentThread() : RunQueue.unknown());
    running.add(watch);
    return watch;
  }

  /** A loop has ended. */
  void end(LoopWatch watch) {
    synchronized (ended) {
      if (running.remove(watch)) {
        ended.add(watch.figures(System.nanoTime()));
        if (ended.size() > MOST_ENDED) {
          ended.remove(0);
        }
      }
    }
  }

  /** Those that run. */
  @Override
  public Iterator<LoopWatch> iterator() {
    return running.iterator();
  }

  /** The figures of all, of those that have ended first. */
  List<LoopFigures> figures(long nowNanos) {
    synchronized (ended) {
      List<LoopFigures> figures = new ArrayList<>(ended);
      for (LoopWatch watch : running) {
        figures.add(watch.figures(nowNanos));
      }
      return figures;
    }
  }
}
