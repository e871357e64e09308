package io.loopwarden.engine.watchdog;

import java.util.Collections;
import java.util.Iterator;
import java.util.Set;

/**
 * Looks at each of many threads in turn, now and then: a round over all of them begins once in ten
 * visits of the watchdog, and takes as many visits as it needs. So no visit becomes longer the more
 * threads there are. Only the watchdog's thread uses it, while other threads change the set.
 */
final class Rounds implements Iterator<LoopWatch> {

  private static final int VISITS_PER_ROUND = 10;
  private static final int MOST_PER_VISIT = 400;

  private final Set<LoopWatch> loops;
  private Iterator<LoopWatch> ofRound = Collections.emptyIterator();
  private int visits;
  private int looksOfVisit;

  /**
   * Makes the rounds over a set.
   *
   * @param loops a concurrent set
   */
  Rounds(Set<LoopWatch> loops) {
    this.loops = loops;
  }

  /** A visit begins. */
  void beginVisit() {
    looksOfVisit = 0;
    visits++;
    if (visits >= VISITS_PER_ROUND && !ofRound.hasNext()) {
      visits = 0;
      ofRound = loops.iterator();
    }
  }

  /** Whether there is one more to look at in this visit. */
  @Override
  public boolean hasNext() {
    return looksOfVisit < MOST_PER_VISIT && ofRound.hasNext();
  }

  /** The next one to look at. */
  @Override
  public LoopWatch next() {
    looksOfVisit++;
    return ofRound.next();
  }
}
