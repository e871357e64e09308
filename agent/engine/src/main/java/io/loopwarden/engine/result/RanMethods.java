package io.loopwarden.engine.result;

import java.util.HashSet;
import java.util.Set;

/**
 * The methods of an application that have run, by class and method.
 *
 * @param onLoops those that ran on event loops
 * @param elsewhere those that ran on other threads
 */
public record RanMethods(Set<String> onLoops, Set<String> elsewhere) {

  /** Copies them. */
  public RanMethods {
    onLoops = Set.copyOf(onLoops);
    elsewhere = Set.copyOf(elsewhere);
  }

  /** Nothing is known. */
  public static RanMethods unknown() {
    return new RanMethods(Set.of(), Set.of());
  }

  /** Whether anything is known. */
  public boolean areKnown() {
    return !onLoops.isEmpty() || !elsewhere.isEmpty();
  }

  /** These and those of another JVM. */
  public RanMethods plus(RanMethods other) {
    Set<String> loops = new HashSet<>(onLoops);
    loops.addAll(other.onLoops);
    Set<String> others = new HashSet<>(elsewhere);
    others.addAll(other.elsewhere);
    return new RanMethods(loops, others);
  }
}
