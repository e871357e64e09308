package io.loopwarden.engine.watchdog.figures;

import java.util.List;
import java.util.Map;

/**
 * What was seen of the event loops since the start.
 *
 * @param stalls how many stalls were violations
 * @param ofPlatform how many stalls the platform was to blame for
 * @param allowed how many stalls allow rules allowed
 * @param accepted how many stalls the baseline accepts
 * @param unclassified how many stalls nothing accepts, and did not fit into the budget of memory
 * @param loops the numbers of each event loop, those that have ended first
 * @param routes where their time went, the most first; empty before there is enough to say
 * @param ofLoops what each of them mostly worked for, the most first, by the id of its thread
 */
public record StallSummary(
    long stalls,
    long ofPlatform,
    long allowed,
    long accepted,
    long unclassified,
    List<LoopFigures> loops,
    List<RouteTime> routes,
    Map<Long, List<RouteShare>> ofLoops) {

  /** What an event loop mostly worked for; empty if that is not known. */
  public List<RouteShare> routesOf(LoopFigures loop) {
    List<RouteShare> routes = ofLoops.get(loop.threadId());
    return routes == null ? List.of() : routes;
  }
}
