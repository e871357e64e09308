package io.loopwarden.engine.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps how many different names an output has within a bound: the first ones stay as they are, all
 * others are {@link #OTHER}. Any thread may use it.
 */
public final class BoundedNames {

  /** The name of all that came too late. */
  public static final String OTHER = "other";

  private static final int LONGEST = 100;

  private final int most;
  private final Map<String, String> shown = new HashMap<>();

  /** Bounds the number of names. */
  public BoundedNames(int most) {
    this.most = most;
  }

  /**
   * What a name is shown as: always the same, at most {@link #LONGEST} characters long, without
   * what steers a terminal.
   */
  public synchronized String of(String name) {
    String plain = PlainText.name(name);
    String key = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String known = shown.get(key);
    if (known != null) {
      return known;
    }
    if (shown.size() >= most) {
      return OTHER;
    }
    shown.put(key, key);
    return key;
  }
}
