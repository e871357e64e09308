package io.loopwarden.it.harness;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much of what differs little is run. {@code -Dloopwarden.it.matrix=full} runs everything on
 * each stack and each JDK, {@code small} runs more cases on one JDK only.
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

  /**
   * The JDKs for one of several cases that depend on the JDK only as far as all of them do: the one
   * whose turn it is. Numbered from 0, the cases go round all JDKs, so that some run on each. In a
   * full matrix it is every JDK.
   */
  public static Stream<Jdk> inTurn(int number) {
    List<Jdk> jdks = InstalledJdks.chosen();
    return FULL ? jdks.stream() : turn(number, jdks);
  }

  /** For the first, the third and each other case with an even number, in turn. */
  public static Stream<Jdk> ofEvenTurn() {
    return inTurn(0);
  }

  /** For the second, the fourth and each other case with an odd number, in turn. */
  public static Stream<Jdk> ofOddTurn() {
    return inTurn(1);
  }

  /** For a case of which the JDK may change the result: every JDK, in a small matrix in turn. */
  public static Stream<Jdk> inTurnIfSmall(int number) {
    return inTurnIfSmall(number, InstalledJdks.chosen());
  }

  /** The same, of those JDKs that a case is possible on; none of none. */
  public static Stream<Jdk> inTurnIfSmall(int number, List<Jdk> jdks) {
    return !SMALL || jdks.isEmpty() ? jdks.stream() : turn(number, jdks);
  }

  /** For each other case with an even number, in a small matrix in turn. */
  public static Stream<Jdk> ofEvenTurnIfSmall() {
    return inTurnIfSmall(0);
  }

  /** For each other case with an odd number, in a small matrix in turn. */
  public static Stream<Jdk> ofOddTurnIfSmall() {
    return inTurnIfSmall(1);
  }

  private static Stream<Jdk> turn(int number, List<Jdk> jdks) {
    return Stream.of(jdks.get(number % jdks.size()));
  }
}
