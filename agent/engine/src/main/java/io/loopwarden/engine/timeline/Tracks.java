package io.loopwarden.engine.timeline;

import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of tracks: one for each event loop, and one for what stopped all of them. */
final class Tracks {

  /** The track of pauses: no thread has this id. */
  static final long PAUSES = 0;

  /** So many names are kept; what ended long ago may be forgotten, and is named anew. */
  private static final int MOST = 10_000;

  private final Map<Long, String> names = new HashMap<>();

  /** Notes the name of an event loop's thread. */
  void name(long track, String name) {
    if (names.size() >= MOST) {
      names.clear();
    }
    names.put(track, name);
  }

  /** The name of a track. */
  String nameOf(long track) {
    if (track == PAUSES) {
      return "pauses of the JVM";
    }
    String known = names.get(track);
    if (known == null) {
      known = findName(track);
      name(track, known == null ? "event loop " + track : known);
    }
    return names.getOrDefault(track, "");
  }

  private static @Nullable String findName(long track) {
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      if (loop.thread.getId() == track) {
        return loop.thread.getName();
      }
    }
    return null;
  }
}
