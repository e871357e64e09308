package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.text.BoundedNames;
import io.loopwarden.engine.watchdog.figures.EndedLoop;
import io.loopwarden.engine.watchdog.figures.GroupFigures;
import io.loopwarden.engine.watchdog.figures.LoopGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of event loops that ended so long ago that nothing else of them is kept, by group: so
 * the numbers of a group never decrease. Guarded by the lock of {@link WatchedLoops}.
 */
final class EndedGroups {

  /** More groups than this are one, {@link BoundedNames#OTHER}. */
  private static final int MOST_GROUPS = 100;

  private final BoundedNames names = new BoundedNames(MOST_GROUPS);
  private final Map<String, GroupFigures> groups = new LinkedHashMap<>();

  /** Adds an event loop that is about to be forgotten. */
  void add(EndedLoop loop) {
    loop.addTo(of(loop.eventLoop(), groups), true);
  }

  /** The name of the group of an event loop, by its thread's name. Any thread may ask. */
  String nameOf(String eventLoop) {
    return names.of(LoopGroup.of(eventLoop));
  }

  /** The group of an event loop, by its thread's name; it is made if it is missing. */
  GroupFigures of(String eventLoop, Map<String, GroupFigures> all) {
    String name = nameOf(eventLoop);
    GroupFigures group = all.get(name);
    if (group == null) {
      group = new GroupFigures(name);
      all.put(name, group);
    }
    return group;
  }

  /** A copy of the numbers, to add others to. */
  Map<String, GroupFigures> copy(boolean withDurations) {
    Map<String, GroupFigures> copies = new LinkedHashMap<>();
    for (GroupFigures group : groups.values()) {
      copies.put(group.group(), group.copyOfEnded(withDurations));
    }
    return copies;
  }
}
