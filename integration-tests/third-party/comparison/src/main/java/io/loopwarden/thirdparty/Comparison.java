package io.loopwarden.thirdparty;

import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A suite on a JDK, run several times without the agent and with it, in turn.
 *
 * @param suite the suite
 * @param jdk the JDK
 * @param without the runs without the agent
 * @param with the runs with it
 */
record Comparison(Suite suite, Jdk jdk, List<SuiteRun> without, List<SuiteRun> with) {
  private static final Path RUNS = Path.of("integration-tests/third-party/target/runs");

  /** Runs the suite. */
  static Comparison of(Suite suite, Jdk jdk, Options options) {
    Path folder = RUNS.toAbsolutePath().resolve(suite.name()).resolve("jdk" + jdk.feature());
    List<SuiteRun> without = new ArrayList<>();
    List<SuiteRun> with = new ArrayList<>();
    for (int run = 1; run <= options.runs(); run++) {
      System.err.println(suite.name() + " on " + jdk + ", run " + run + " of " + options.runs());
      without.add(SuiteRun.of(suite, jdk, Optional.empty(), folder.resolve("without-" + run)));
      Optional<Path> agent = Optional.of(options.agent());
      with.add(SuiteRun.of(suite, jdk, agent, folder.resolve("with-" + run)));
    }
    return new Comparison(suite, jdk, without, with);
  }

  /** The tests with an outcome under the agent that they never had without it. */
  List<String> changed() {
    return tests(test -> !outcomes(without, test).containsAll(outcomes(with, test)));
  }

  /** The tests whose outcome is not even without the agent always the same. */
  List<String> flaky() {
    return tests(test -> outcomes(without, test).size() > 1);
  }

  /** The tests that fail in every run: the suite's own affair. */
  List<String> failing() {
    Set<Outcome> failed = EnumSet.of(Outcome.FAILED);
    return tests(
        test -> outcomes(without, test).equals(failed) && outcomes(with, test).equals(failed));
  }

  /** {@code passed, passed → passed, failed}: what became of a test without and with the agent. */
  String history(String test) {
    return history(without, test) + " → " + history(with, test);
  }

  private static String history(List<SuiteRun> runs, String test) {
    List<String> outcomes =
        runs.stream().map(run -> run.results().of(test).name().toLowerCase(Locale.ROOT)).toList();
    return String.join(", ", outcomes);
  }

  private List<String> tests(Predicate<String> wanted) {
    Set<String> all = new TreeSet<>();
    without.forEach(run -> all.addAll(run.results().outcomes().keySet()));
    with.forEach(run -> all.addAll(run.results().outcomes().keySet()));
    return all.stream().filter(wanted).toList();
  }

  private static Set<Outcome> outcomes(List<SuiteRun> runs, String test) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    runs.forEach(run -> outcomes.add(run.results().of(test)));
    return outcomes;
  }
}
