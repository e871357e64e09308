package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.ScannedMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that an event loop can run, with the shortest way to it.
 *
 * @param method the method
 * @param entry where the way begins
 * @param caller the step before; null at the entry point
 * @param line where that step calls this method; 0 if it is not known or there is no such step
 * @param depth how many steps come before
 */
public record Reached(
    ScannedMethod method, EntryPoint entry, @Nullable Reached caller, int line, int depth) {

  /** The steps from the entry point to this method. */
  public List<Reached> way() {
    List<Reached> steps = new ArrayList<>(depth + 1);
    for (Reached step = this; step != null; step = step.caller) {
      steps.add(step);
    }
    Collections.reverse(steps);
    return steps;
  }
}
