package io.loopwarden.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts violations into the words of a failed assertion. */
public final class Reports {

  private Reports() {}

  /**
   * One report for each problem, with the number of its occurrences; the longest of them speaks for
   * it.
   */
  public static String of(List<BlockingEvent> violations) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, BlockingEvent> longest = new LinkedHashMap<>();
    for (BlockingEvent event : violations) {
      counts.merge(event.fingerprint(), 1, Integer::sum);
      longest.merge(
          event.fingerprint(),
          event,
          (one, other) -> one.duration().compareTo(other.duration()) >= 0 ? one : other);
    }
    StringBuilder text = new StringBuilder(head(longest.values()));
    longest.forEach(
        (fingerprint, event) -> {
          int count = counts.getOrDefault(fingerprint, 1);
          text.append("\n\n").append(event.report().stripTrailing());
          if (count > 1) {
            text.append("\n\t(").append(count).append(" times, this was the longest)");
          }
        });
    return text.toString();
  }

  private static String head(Collection<BlockingEvent> problems) {
    long pools = problems.stream().filter(BlockingEvent::isPool).count();
    String blocked =
        problems.size() - pools == 1 ? "an event loop was blocked" : "event loops were blocked";
    String saturated = pools == 1 ? "a pool was saturated" : "pools were saturated";
    if (pools == 0) {
      return blocked + ':';
    }
    return pools == problems.size() ? saturated + ':' : blocked + ", and " + saturated + ':';
  }
}
