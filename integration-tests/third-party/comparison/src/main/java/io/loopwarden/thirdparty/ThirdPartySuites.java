package io.loopwarden.thirdparty;

import io.loopwarden.it.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/** The command line: runs the suites and prints the page on standard output. */
public final class ThirdPartySuites {
  private static final int CHANGED = 1;
  private static final int WRONG_USAGE = 2;

  private ThirdPartySuites() {}

  /** Exit code 1 says that a test has changed its result because of the agent. */
  public static void main(String[] arguments) {
    try {
      List<Comparison> comparisons = run(Options.parse(arguments));
      System.out.println(Page.of(comparisons));
      if (comparisons.stream().anyMatch(comparison -> !comparison.changed().isEmpty())) {
        System.exit(CHANGED);
      }
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    }
  }

  private static List<Comparison> run(Options options) {
    List<Suite> suites = Suites.chosen(options);
    List<Comparison> comparisons = new ArrayList<>();
    for (Suite suite : suites) {
      for (Jdk jdk : options.jdks()) {
        comparisons.add(Comparison.of(suite, jdk, options));
      }
    }
    return comparisons;
  }
}
