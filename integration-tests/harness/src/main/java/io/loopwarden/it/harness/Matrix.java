package io.loopwarden.it.harness;

import java.util.List;
import java.util.stream.Stream;

/** How much of what differs little is run: {@code -Dloopwarden.it.matrix=full} runs it all. */
public final class Matrix {
  private static final boolean FULL = "full".equals(System.getProperty("loopwarden.it.matrix"));

  private Matrix() {}

  /** Whether everything is to run on each stack and each JDK. */
  public static boolean isFull() {
    return FULL;
  }

  /**
   * The JDK whose turn it is, for one of several cases that depend little on the JDK: numbered from
   * 0, they go round all JDKs. The profile {@code full} makes it every JDK.
   */
  public static Stream<Jdk> inTurn(int number) {
    return inTurn(number, InstalledJdks.chosen());
  }

  /** The same, of those JDKs that a case is possible on; none of none. */
  public static Stream<Jdk> inTurn(int number, List<Jdk> jdks) {
    return FULL || jdks.isEmpty() ? jdks.stream() : Stream.of(jdks.get(number % jdks.size()));
  }

  /** The JDK of the first, the third and each other case with an even number. */
  public static Stream<Jdk> ofEvenTurn() {
    return inTurn(0);
  }

  /** The JDK of the second, the fourth and each other case with an odd number. */
  public static Stream<Jdk> ofOddTurn() {
    return inTurn(1);
  }
}
