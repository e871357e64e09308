package io.loopwarden.engine.page;

import io.loopwarden.engine.text.PlainText;
import java.util.List;

/**
 * The time of event loops for one route of a page.
 *
 * @param name method and route, or a handler
 * @param looks how many looks it is known from; 0 if only the whole time is known
 * @param computingNanos for how long event loops computed; all of the time if only that is known
 * @param blockedNanos for how long they were in operations
 * @param waitingNanos for how long they waited elsewhere
 * @param sites where most of it went
 */
public record PageRoute(
    String name,
    long looks,
    long computingNanos,
    long blockedNanos,
    long waitingNanos,
    List<Site> sites) {

  /** Names are whatever the host wants them to be. */
  public PageRoute {
    name = PlainText.name(name);
    sites = List.copyOf(sites);
  }

  /**
   * A part of the time.
   *
   * @param function the method of the application
   * @param call what it called, or an empty text
   * @param fingerprint the problem of the two, or an empty text
   * @param share from 0 to 1
   */
  public record Site(String function, String call, String fingerprint, double share) {

    /** Names are whatever the host wants them to be. */
    public Site {
      function = PlainText.name(function);
      call = PlainText.name(call);
      fingerprint = PlainText.name(fingerprint);
    }
  }

  /** A route of which nothing but the time is known. */
  static PageRoute ofTimeAlone(String name, long nanos) {
    return new PageRoute(name, 0, nanos, 0, 0, List.of());
  }

  /** Whether it is known what the time was made of. */
  boolean isDivided() {
    return looks > 0;
  }

  /** All of it. */
  long nanos() {
    return computingNanos + blockedNanos + waitingNanos;
  }
}
