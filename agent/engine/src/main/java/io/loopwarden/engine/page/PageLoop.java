package io.loopwarden.engine.page;

import io.loopwarden.engine.text.PlainText;
import java.util.List;

/**
 * One event loop of a page.
 *
 * @param name the name of its thread
 * @param busyShare the share of its time for which it was busy, from 0 to 1
 * @param blockedShare the share of its time for which problems blocked it
 * @param iterations how many iterations there were
 * @param p99Nanos 99 % of its iterations took no longer
 * @param longestNanos its longest iteration
 * @param queueP99Nanos 99 % of the tasks waited no longer in its queue
 * @param stalls its stalls by cause, in words
 * @param routes what it mostly worked for, in words; empty if that is not known
 * @param busy the share of each slot of time for which it was busy; empty if that is not known
 * @param causes what blocked it, by cause
 * @param slotMillis how long a slot of time is
 */
public record PageLoop(
    String name,
    double busyShare,
    double blockedShare,
    long iterations,
    long p99Nanos,
    long longestNanos,
    long queueP99Nanos,
    String stalls,
    String routes,
    double[] busy,
    List<OfCause> causes,
    long slotMillis) {

  /** Names are whatever the host wants them to be. */
  public PageLoop {
    name = PlainText.name(name);
    stalls = PlainText.name(stalls);
    routes = PlainText.name(routes);
    causes = List.copyOf(causes);
  }

  /**
   * What blocked an event loop for one cause.
   *
   * @param cause the name that reports give it, such as {@code cpu}
   * @param isOfPlatform whether the platform is to blame
   * @param share the share of the event loop's time, from 0 to 1
   * @param blocked the share of each slot of time
   */
  public record OfCause(String cause, boolean isOfPlatform, double share, double[] blocked) {

    /** A cause is ours, but may come from a file. */
    public OfCause {
      cause = PlainText.name(cause);
    }
  }
}
