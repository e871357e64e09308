package io.loopwarden.engine.result.writer;

import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.finding.LoopHistory;
import io.loopwarden.engine.result.JvmLoopGroup;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.LoopGroup;
import io.loopwarden.engine.watchdog.judging.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Adds up the numbers of event loops by their groups. */
final class JvmLoopGroups {

  private static final int SIGNIFICANT_DIGITS = 2;

  /** The sums of one group. */
  private static final class Sums {
    private final String name;
    private final Histogram iterations = new PackedHistogram(SIGNIFICANT_DIGITS);
    private final Histogram delays = new PackedHistogram(SIGNIFICANT_DIGITS);
    private final Map<String, Long> stalls = new LinkedHashMap<>();
    private long eventLoops;
    private long spanNanos;
    private long busyNanos;
    private long blockedNanos;
    private long longestNanos;

    Sums(String name) {
      this.name = name;
    }

    void add(LoopFigures loop, long loopBlockedNanos) {
      eventLoops++;
      spanNanos += loop.total().spanNanos();
      busyNanos += loop.total().busyNanos();
      blockedNanos += loopBlockedNanos;
      longestNanos = Math.max(longestNanos, loop.longestNanos());
      iterations.add(loop.total().iterations());
      delays.add(loop.total().queueDelays());
      for (Map.Entry<Cause, Long> stall : loop.stalls().entrySet()) {
        stalls.merge(stall.getKey().key(), stall.getValue(), Long::sum);
      }
    }

    JvmLoopGroup group() {
      return new JvmLoopGroup(
          name,
          eventLoops,
          spanNanos,
          busyNanos,
          blockedNanos,
          longestNanos,
          iterations,
          delays,
          stalls);
    }
  }

  private JvmLoopGroups() {}

  /**
   * The groups whose event loops ran, the busiest first.
   *
   * @param history how long what blocked each of them
   */
  static List<JvmLoopGroup> of(List<LoopFigures> loops, History history) {
    Map<String, Sums> byName = new LinkedHashMap<>();
    for (LoopFigures loop : loops) {
      if (loop.total().iterations().getTotalCount() > 0 || loop.ongoing() != null) {
        String name = LoopGroup.of(loop.eventLoop());
        Sums sums = byName.get(name);
        if (sums == null) {
          sums = new Sums(name);
          byName.put(name, sums);
        }
        sums.add(loop, blockedNanos(loop, history));
      }
    }
    List<JvmLoopGroup> groups = new ArrayList<>();
    for (Sums sums : byName.values()) {
      groups.add(sums.group());
    }
    groups.sort((a, b) -> Double.compare(b.busyShare(), a.busyShare()));
    return groups.subList(0, Math.min(JvmLoopGroup.MOST, groups.size()));
  }

  private static long blockedNanos(LoopFigures loop, History history) {
    LoopHistory past = history.ofThread(loop.threadId());
    boolean isBlocked = loop.ongoing() != null && !loop.ongoing().cause().isPlatform();
    return (past == null ? 0 : past.blockedNanos()) + (isBlocked ? loop.ongoingNanos() : 0);
  }
}
