package io.loopwarden.engine.config;

import java.util.Collection;

/** Finds the known word that a mistyped one was most likely meant to be. */
public final class NearestKey {

  private NearestKey() {}

  /** The known word with the least edit distance; the first of several. */
  public static String to(String word, Collection<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The nearest known word, if the other one can be a mistyped one; empty if it is too far. */
  public static String near(String word, Collection<String> known) {
    String nearest = to(word, known);
    return distance(word, nearest) <= Math.max(2, word.length() / 3) ? nearest : "";
  }

  /** The Levenshtein distance. */
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
