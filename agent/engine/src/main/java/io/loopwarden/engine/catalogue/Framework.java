package io.loopwarden.engine.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A framework that runs code on event loops, with its ways not to block them.
 *
 * @param key a word that is stable, such as {@code vertx}
 * @param name the name for people
 * @param frames begins of class names that show it on a stack
 * @param words what it offers, by name, such as {@code later} or {@code elsewhere}
 */
public record Framework(String key, String name, List<String> frames, Map<String, String> words) {

  /** The key of what holds where no framework is found. */
  static final String NONE = "none";

  public Framework {
    frames = List.copyOf(frames);
    words = Map.copyOf(words);
  }

  /** Whether it is in none of the places where others are. */
  public boolean isNone() {
    return key.equals(NONE);
  }

  /** Whether a class belongs to it. */
  boolean owns(@Nullable String className) {
    if (className != null) {
      for (String begin : frames) {
        if (className.startsWith(begin)) {
          return true;
        }
      }
    }
    return false;
  }
}
