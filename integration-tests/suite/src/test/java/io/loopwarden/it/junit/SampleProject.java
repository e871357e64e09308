package io.loopwarden.it.junit;

import io.loopwarden.it.builds.Checkout;
import io.loopwarden.it.harness.Agent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The project {@code junit-project}, as it was built, and what its tests should come to. */
final class SampleProject {
  static final Path FOLDER = Checkout.ROOT.resolve("integration-tests/programs/junit-project");
  static final Path AGENT_JAR = Agent.jar();

  /** Each of the seven ways but the two that are allowed, and whom it must be blamed on. */
  static final Set<String> MUST_FAIL =
      Set.of(
          "SwallowedTest.blocksAndSwallows()",
          "BackgroundTest",
          "ParallelTest.blocksBesideAnother()",
          "BeforeAllTest",
          "ReactiveTest.blocksInAChain()");

  static final int TESTS = 30;

  private SampleProject() {}

  /** The project's classes and libraries, without JUnit and without ours. */
  static String classesAndLibraries() {
    Path target = FOLDER.resolve("target");
    try {
      return target.resolve("test-classes")
          + File.pathSeparator
          + Files.readString(target.resolve("classpath.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the sample first: mvn test-compile -pl integration-tests/programs/junit-project -am",
          e);
    }
  }

  static Path console(int junit) {
    return FOLDER.resolve("target/consoles/junit-" + junit + ".jar");
  }

  /** The options that the sample is made for. */
  static List<String> options(Path baseline) {
    return List.of("threshold.file=1m", "baseline=" + baseline);
  }
}
