package io.loopwarden.it.harness;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much of what differs little is run. {@code -Dloopwarden.it.matrix=full} runs everything on
 * each stack and each JDK, {@code small} runs cases that depend little on the JDK on one JDK.
 */
public final class Matrix {
  private static final String CHOSEN = System.getProperty("loopwarden.it.matrix", "");
  private static final boolean FULL = CHOSEN.equals("full");
  private static final boolean SMALL = CHOSEN.equals("small");

  private Matrix() {}

  /** Whether everything is to run on each stack and each JDK. */
  public static boolean isFull() {
    return FULL;
  }

  /** Whether what depends little on the JDK is to run on one JDK. */
  public static boolean isSmall() {
    return SMALL;
  }

  /**
   * The JDKs for one of several cases that depend little on the JDK: every JDK. In a small matrix
   * it is the one whose turn it is: numbered from 0, the cases go round all JDKs.
   */
  public static Stream<Jdk> inTurn(int number) {
    return inTurn(number, InstalledJdks.chosen());
  }

  /** The same, of those JDKs that a case is possible on; none of none. */
  public static Stream<Jdk> inTurn(int number, List<Jdk> jdks) {
    return !SMALL || jdks.isEmpty() ? jdks.stream() : Stream.of(jdks.get(number % jdks.size()));
  }

  /** The JDKs of the first, the third and each other case with an even number. */
  public static Stream<Jdk> ofEvenTurn() {
    return inTurn(0);
  }

  /** The JDKs of the second, the fourth and each other case with an odd number. */
  public static Stream<Jdk> ofOddTurn() {
    return inTurn(1);
  }
}
