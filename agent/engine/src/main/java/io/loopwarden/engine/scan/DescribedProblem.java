package io.loopwarden.engine.scan;

import io.loopwarden.engine.finding.Frame;
import java.util.List;

/**
 * A problem as outputs show it.
 *
 * @param grade {@code direct} or {@code reachable}
 * @param site the line of the application that calls
 * @param call the method that the site calls
 * @param operation the operation that the call is or leads to
 * @param category the operation's category
 * @param blocking whether the operation blocks by nature; if not, it may block
 * @param entry the method of the application that an event loop calls
 * @param kind what that method is
 * @param path the methods from the entry point to the operation
 * @param remedy what to do instead
 * @param fingerprint the fingerprint that the problem has while the program runs
 * @param isAccepted whether the baseline has it
 */
public record DescribedProblem(
    String grade,
    Frame site,
    String call,
    String operation,
    String category,
    boolean blocking,
    String entry,
    String kind,
    List<String> path,
    String remedy,
    String fingerprint,
    boolean isAccepted) {

  /** Copies the path. */
  public DescribedProblem {
    path = List.copyOf(path);
  }
}
