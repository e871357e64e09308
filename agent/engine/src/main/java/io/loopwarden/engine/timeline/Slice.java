package io.loopwarden.engine.timeline;

import java.util.Map;

/**
 * Something that took time on a track.
 *
 * @param track the id of the event loop's thread, or {@link Tracks#PAUSES}
 * @param startNanos by {@link System#nanoTime()}
 * @param endNanos by {@link System#nanoTime()}
 * @param details texts and numbers, by name
 */
record Slice(
    Type type,
    String name,
    long track,
    long startNanos,
    long endNanos,
    Map<String, Object> details) {

  /** What it is. */
  enum Type {
    ITERATION("iteration"),
    CALL("blocking call"),
    STALL("stall"),
    PAUSE("pause");

    private final String category;

    Type(String category) {
      this.category = category;
    }

    /** What viewers filter by. */
    String category() {
      return category;
    }
  }

  /** The same slice at another place. */
  Slice between(long start, long end) {
    return new Slice(type, name, track, start, end, details);
  }
}
