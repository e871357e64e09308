package io.loopwarden.engine.pool;

import io.loopwarden.engine.text.BoundedNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of pools by name. Only the thread of {@link PoolWatch} uses it. */
final class PoolCounts {

  private static final int MOST_NAMES = 100;

  private final BoundedNames names = new BoundedNames(MOST_NAMES);
  private final Map<String, PoolFigures> byName = new LinkedHashMap<>();

  /** A look begins. A pool that is gone has no queue any more, but its time counts. */
  void begin() {
    for (Map.Entry<String, PoolFigures> entry : byName.entrySet()) {
      PoolFigures known = entry.getValue();
      entry.setValue(known.plus(-known.queued(), 0));
    }
  }

  /**
   * Counts a pool at this look.
   *
   * @param own its name; empty as long as it has none
   * @param saturatedNanos for how long it was saturated since the look before
   */
  void add(String own, long queued, long saturatedNanos) {
    if (!own.isEmpty()) {
      String name = names.of(own);
      PoolFigures known = byName.get(name);
      PoolFigures before = known == null ? new PoolFigures(name, 0, 0) : known;
      byName.put(name, before.plus(queued, saturatedNanos));
    }
  }

  /** The numbers of all. */
  List<PoolFigures> all() {
    return List.copyOf(byName.values());
  }
}
