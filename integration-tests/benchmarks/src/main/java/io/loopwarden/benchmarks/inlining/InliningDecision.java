package io.loopwarden.benchmarks.inlining;

import java.util.List;

/**
 * Whether a method was copied into a caller.
 *
 * @param reason why, or why not, in the compiler's words
 */
public record InliningDecision(String caller, String called, boolean isInlined, String reason) {

  /** What the compiler says where there was too much already, or the method is too large. */
  private static final List<String> SIZES =
      List.of("too big", "too large", "big method", "medium method", "Limit", "Cutoff", "too deep");

  /** Whether it was not copied for the size of anything. */
  public boolean isTooLarge() {
    return !isInlined && SIZES.stream().anyMatch(reason::contains);
  }
}
