package io.loopwarden.it.blockhound;

import io.loopwarden.it.harness.DropInProgram;
import io.loopwarden.it.harness.Jdk;
import java.util.List;

/** A test class that JUnit's console launcher runs, with the drop-in. */
final class ConsoleRun {

  private ConsoleRun() {}

  static DropInProgram.Ended of(String test, Jdk jdk, DropInProgram.Start start, String testClass) {
    return DropInProgram.run(
        test,
        jdk,
        start,
        "org.junit.platform.console.ConsoleLauncher",
        "execute",
        "-c",
        testClass,
        "--disable-banner",
        "--disable-ansi-colors",
        "--details=tree");
  }

  /** The number in a line of the console launcher such as {@code [ 24 tests found ]}. */
  static int count(List<String> output, String what) {
    return output.stream()
        .filter(line -> line.matches("\\[ *[0-9]+ tests " + what + " *]"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(-1);
  }
}
