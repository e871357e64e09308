package io.loopwarden.engine.page;

import java.util.ArrayList;
import java.util.List;

/** Shares of time, slot by slot, as shapes of a drawing whose unit of width is a slot. */
final class TimeStrip {

  private static final int LEVELS = 5;
  private static final int BAND_HEIGHT = 8;
  private static final double SPARK_HEIGHT = 16;
  private static final double LEAST_SPARK = 1.5;

  /** A colder slot is shown as an empty one. */
  private static final double LEAST_SHARE = 0.002;

  /**
   * All slots of one level.
   *
   * @param name the class that gives them their colour
   * @param path their outline
   */
  record Level(String name, String path) {}

  private TimeStrip() {}

  /**
   * A band of a heat map, as lines in the middle of a drawing of height {@value #BAND_HEIGHT}: what
   * is taken for longer is stronger.
   *
   * @param prefix the beginning of the levels' names, before 1 to 5
   */
  static List<Level> band(double[] shares, String prefix) {
    List<Level> levels = new ArrayList<>();
    for (int level = 1; level <= LEVELS; level++) {
      String path = path(shares, level);
      if (!path.isEmpty()) {
        levels.add(new Level(prefix + level, path));
      }
    }
    return levels;
  }

  private static String path(double[] shares, int level) {
    StringBuilder path = new StringBuilder();
    for (int slot = 0; slot < shares.length; slot++) {
      int begin = slot;
      while (slot < shares.length && level(shares[slot]) == level) {
        slot++;
      }
      if (slot > begin) {
        path.append('M').append(begin).append(' ').append(BAND_HEIGHT / 2);
        path.append('h').append(slot - begin);
      }
    }
    return path.toString();
  }

  private static int level(double share) {
    return share < LEAST_SHARE ? 0 : (int) Math.ceil(Math.min(1, share) * LEVELS);
  }

  /** Bars, the highest as high as the drawing. */
  static String spark(double[] shares) {
    double most = LEAST_SHARE;
    for (double share : shares) {
      most = Math.max(most, share);
    }
    StringBuilder path = new StringBuilder();
    for (int slot = 0; slot < shares.length; slot++) {
      if (shares[slot] > 0) {
        double height = Math.max(LEAST_SPARK, shares[slot] / most * SPARK_HEIGHT);
        String up = Amount.coordinate(SPARK_HEIGHT - height);
        path.append('M').append(slot).append(" 16V").append(up).append("h1V16z");
      }
    }
    return path.toString();
  }
}
