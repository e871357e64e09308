package io.loopwarden.engine.page.writer;

import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.finding.LoopHistory;
import io.loopwarden.engine.page.PageLoop;
import io.loopwarden.engine.page.PagePause;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.figures.RouteShare;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import io.loopwarden.engine.watchdog.judging.Cause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns the figures of event loops into what the page shows of them. */
final class LoopRows {

  private final History history;
  private final long ageNanos;

  /**
   * Makes rows up to a moment.
   *
   * @param ageNanos the moment, since the beginning of the history
   */
  LoopRows(History history, long ageNanos) {
    this.history = history;
    this.ageNanos = ageNanos;
  }

  /** The rows of those that ran: a group has more event loops than most programs use. */
  List<PageLoop> of(StallSummary summary) {
    List<PageLoop> rows = new ArrayList<>();
    for (LoopFigures loop : summary.loops()) {
      if (hasRun(loop)) {
        rows.add(of(loop, routes(summary.routesOf(loop))));
      }
    }
    return rows;
  }

  private static boolean hasRun(LoopFigures loop) {
    return loop.total().iterations().getTotalCount() > 0 || loop.ongoing() != null;
  }

  /** How long those that ran were watched together. */
  long watchedNanos(List<LoopFigures> loops) {
    long nanos = 0;
    for (LoopFigures loop : loops) {
      nanos += hasRun(loop) ? loop.total().spanNanos() : 0;
    }
    return nanos;
  }

  private static String routes(List<RouteShare> shares) {
    List<String> words = new ArrayList<>();
    for (RouteShare share : shares) {
      words.add(share.name() + ' ' + Math.round(100 * share.share()) + " %");
    }
    return String.join(", ", words);
  }

  private PageLoop of(LoopFigures loop, String routes) {
    LoopHistory past = past(loop);
    double spanNanos = Math.max(1, loop.total().spanNanos());
    List<PageLoop.OfCause> causes = new ArrayList<>();
    for (LoopHistory.OfCause each : past.causes()) {
      double share = Math.min(1, each.nanos() / spanNanos);
      double[] blocked = each.slots().shares(ageNanos);
      causes.add(new PageLoop.OfCause(each.cause(), each.isOfPlatform(), share, blocked));
    }
    double[] busy = past.busy().shares(ageNanos); // from then on, its slots are as wide as theirs
    return new PageLoop(
        loop.eventLoop(),
        loop.total().busyShare(),
        Math.min(1, past.blockedNanos() / spanNanos),
        loop.total().iterations().getTotalCount(),
        loop.iterationNanos(99),
        loop.longestNanos(),
        loop.total().queueDelays().getValueAtPercentile(99),
        stalls(loop),
        routes,
        busy,
        causes,
        past.busy().slotMillis());
  }

  /** What was noted of an event loop, and the stall that has not ended. */
  private LoopHistory past(LoopFigures loop) {
    LoopHistory noted = history.ofThread(loop.threadId());
    LoopHistory past = noted == null ? LoopHistory.empty() : noted;
    OngoingStall ongoing = loop.ongoing();
    if (ongoing == null) {
      return past;
    }
    Cause cause = ongoing.cause();
    long fromNanos = ageNanos - loop.ongoingNanos();
    return past.with(cause.key(), cause.isPlatform(), fromNanos, ageNanos);
  }

  private static String stalls(LoopFigures loop) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<Cause, Long> stalls : loop.stalls().entrySet()) {
      words.add(stalls.getValue() + " " + stalls.getKey().key());
    }
    if (loop.ongoing() != null) {
      words.add("ongoing at " + loop.ongoing().site());
    }
    return String.join(", ", words);
  }

  /** The stalls of all event loops that the platform caused, by cause. */
  static List<PagePause> pauses(List<LoopFigures> loops) {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    for (LoopFigures loop : loops) {
      for (Map.Entry<Cause, Long> stalls : loop.stalls().entrySet()) {
        if (stalls.getKey().isPlatform()) {
          counts.merge(stalls.getKey(), stalls.getValue(), Long::sum);
        }
      }
    }
    List<PagePause> pauses = new ArrayList<>();
    for (Map.Entry<Cause, Long> count : counts.entrySet()) {
      pauses.add(new PagePause(count.getKey().key(), count.getValue(), count.getKey().remedy()));
    }
    return pauses;
  }
}
