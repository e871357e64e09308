package io.loopwarden.engine.page;

import io.loopwarden.engine.result.JvmLoopGroup;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.text.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The event loops of one group in one JVM, on the page of many.
 *
 * @param group what they did
 * @param name the name of the group
 * @param processId the process, as the JVM itself sees it
 * @param startMillis when the agent began in it, since the epoch
 * @param stalls the stalls by cause, in words
 */
public record PageGroup(
    JvmLoopGroup group, String name, long processId, long startMillis, String stalls) {

  private static final Comparator<PageGroup> BUSIEST_FIRST =
      Comparator.comparingDouble((PageGroup row) -> row.group.busyShare())
          .thenComparingDouble(row -> row.group.blockedShare())
          .reversed()
          .thenComparing(PageGroup::name)
          .thenComparing(PageGroup::startMillis)
          .thenComparing(PageGroup::processId);

  /** Names are whatever the host wants them to be. */
  public PageGroup {
    name = PlainText.name(name);
    stalls = PlainText.name(stalls);
  }

  /** Those of all JVMs, the busiest first. */
  static List<PageGroup> of(List<JvmResult> results) {
    List<PageGroup> groups = new ArrayList<>();
    for (JvmResult result : results) {
      for (JvmLoopGroup group : result.groups()) {
        String stalls = words(new TreeMap<>(group.stalls()));
        groups.add(new PageGroup(group, group.name(), result.pid(), result.startMillis(), stalls));
      }
    }
    groups.sort(BUSIEST_FIRST);
    return groups;
  }

  private static String words(Map<String, Long> stalls) {
    List<String> words = new ArrayList<>();
    stalls.forEach((cause, number) -> words.add(number + " " + cause));
    return String.join(", ", words);
  }
}
