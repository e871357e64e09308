package io.loopwarden.engine.page;

import io.loopwarden.engine.text.PlainText;
import java.util.List;

/**
 * The time of event loops for one route of a page.
 *
 * @param name method and route, or a handler
 * @param looks how many looks it is known from
 * @param computingNanos for how long event loops computed
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

  /** All of it. */
  long nanos() {
    return computingNanos + blockedNanos + waitingNanos;
  }
}
