package io.loopwarden.engine.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of problems that do not come from the loops themselves: at most {@value #MOST_FRAMES}
 * frames of each, and equal frames once. Not safe for threads.
 */
final class KeptStacks {

  private static final int MOST_FRAMES = 256;

  private final Allowance memory;
  private final Map<Frame, Frame> frames = new HashMap<>();

  /** Keeps what fits into an allowance, and the histogram of each problem with it. */
  KeptStacks(Allowance memory) {
    this.memory = memory;
  }

  /**
   * Takes the memory for one more problem.
   *
   * @param stack its stack, the innermost frame first
   * @return what to keep of the stack; null if there is no memory for the problem
   */
  @Nullable List<Frame> keep(List<Frame> stack) {
    List<Frame> shown = stack.subList(0, Math.min(stack.size(), MOST_FRAMES));
    long fresh = shown.stream().distinct().filter(frame -> !frames.containsKey(frame)).count();
    long bytes =
        MemoryShare.FINDING_BYTES
            + (long) shown.size() * MemoryShare.REFERENCE_BYTES
            + fresh * MemoryShare.FRAME_BYTES;
    if (!memory.take(bytes)) {
      return null;
    }
    List<Frame> kept = new ArrayList<>(shown.size());
    for (Frame frame : shown) {
      Frame known = frames.putIfAbsent(frame, frame);
      kept.add(known == null ? frame : known);
    }
    return List.copyOf(kept);
  }
}
