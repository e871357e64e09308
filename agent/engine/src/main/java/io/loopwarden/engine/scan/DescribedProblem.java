package io.loopwarden.engine.scan;

import io.loopwarden.engine.finding.Frame;
import java.util.List;

/**
 * A problem as outputs show it: an operation that blocks, or a result that is dropped.
 *
 * @param grade {@code direct} or {@code reachable}
 * @param effect what the operation or the lost result does
 * @param site the line of the application that calls
 * @param call the method that the site calls
 * @param operation the operation that the call is or leads to; of a dropped result its type
 * @param category the operation's category, or {@code result}
 * @param entry the method of the application that an event loop calls
 * @param kind what that method is
 * @param path the methods from the entry point to the operation
 * @param remedy what to do instead
 * @param fingerprint the fingerprint that the problem has while the program runs
 * @param isAccepted whether the baseline has it
 */
public record DescribedProblem(
    String grade,
    Effect effect,
    Frame site,
    String call,
    String operation,
    String category,
    String entry,
    String kind,
    List<String> path,
    String remedy,
    String fingerprint,
    boolean isAccepted) {

  /** The category of dropped results. */
  public static final String RESULT = "result";

  /** What an operation, or dropping a result, does. */
  public enum Effect {
    /** The operation blocks by nature. */
    BLOCKS("blocks"),
    /** The operation may block. */
    MAY_BLOCK("may block"),
    /** The work never runs, because nobody subscribes. */
    NEVER_RUNS("never runs"),
    /** The work runs, and nobody gets its failure. */
    FAILURE_IS_LOST("failure is lost");

    private final String words;

    Effect(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Whether it is about a dropped result. */
  public boolean isForgotten() {
    return category.equals(RESULT);
  }

  /** Copies the path. */
  public DescribedProblem {
    path = List.copyOf(path);
  }
}
