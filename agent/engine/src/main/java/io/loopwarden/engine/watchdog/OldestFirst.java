package io.loopwarden.engine.watchdog;

import java.util.Comparator;

/** The order in which event loops were first watched. */
final class OldestFirst implements Comparator<LoopWatch> {

  @Override
  public int compare(LoopWatch one, LoopWatch other) {
    return Long.compare(one.loop().metrics.startNanos(), other.loop().metrics.startNanos());
  }
}
