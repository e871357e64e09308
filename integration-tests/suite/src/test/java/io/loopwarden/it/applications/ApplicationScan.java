package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Matrix;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.scan.ScanOutput;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The scan of an ordinary application and its libraries, which finds the one mistake and nothing of
 * what runs on other threads.
 */
final class ApplicationScan {

  /** The mistakes of {@code ReturnsController}, which has several on purpose, and a detail. */
  private static final Set<String> OTHER_MISTAKES =
      Set.of(
          "com.example.webflux.ReturnsController.slow java.lang.Thread.sleep",
          "com.example.webflux.ReturnsController.checked java.lang.Thread.sleep",
          "com.example.webflux.ReturnsController.lambda$count$0"
              + " org.springframework.jdbc.core.JdbcTemplate.queryForObject",
          "com.example.webflux.Prices.of java.sql.ResultSet.next");

  private ApplicationScan() {}

  /**
   * Scans an application, asserts that its mistake alone is found, and returns its fingerprint. In
   * a small matrix each is scanned on one JDK only; on another one, nothing is returned.
   */
  static Optional<String> fingerprintOfTheMistake(Application application, Jdk jdk) {
    if (Matrix.inTurn(application.ordinal()).noneMatch(jdk::equals)) {
      return Optional.empty();
    }
    List<ScanOutput.Problem> problems = scan(application, jdk);
    assertThat(problems)
        .extracting(problem -> problem.site() + ' ' + problem.call())
        .containsExactly(application.mistake().site() + ' ' + application.mistake().operation());
    return Optional.of(problems.get(0).fingerprint());
  }

  private static List<ScanOutput.Problem> scan(Application application, Jdk jdk) {
    String module = "applications/" + application;
    List<String> arguments = new ArrayList<>();
    arguments.add("scan");
    arguments.add(ClassPaths.classes(module).toString());
    Stream.of(ClassPaths.libraries(module).split(File.pathSeparator))
        .filter(library -> library.endsWith(".jar"))
        .forEach(arguments::add);
    ScanOutput output =
        ScanOutput.of(
            Sandbox.of("scan-" + application, jdk).agentCommand(arguments.toArray(String[]::new)));
    return output.problems().stream()
        .filter(problem -> !problem.isForgotten())
        .filter(problem -> !OTHER_MISTAKES.contains(problem.site() + ' ' + problem.call()))
        .filter(problem -> !isLater(problem, application))
        .toList();
  }

  private static boolean isLater(ScanOutput.Problem problem, Application application) {
    return application
        .laterMistake()
        .filter(mistake -> mistake.site().equals(problem.site()))
        .isPresent();
  }
}
