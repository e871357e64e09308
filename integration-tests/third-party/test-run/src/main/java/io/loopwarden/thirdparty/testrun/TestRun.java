package io.loopwarden.thirdparty.testrun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes one after the other. It ends the JVM by itself, since what the tests have
 * started may go on for ever; the agent then writes its summary.
 */
public final class TestRun {
  private static final int FAILED_TO_RUN = 1;
  private static final ClassLoader LOADER = TestRun.class.getClassLoader();

  private TestRun() {}

  /**
   * Runs them.
   *
   * @param arguments the file for the results, then the names of the test classes
   */
  public static void main(String[] arguments) {
    String[] testClasses = Arrays.copyOfRange(arguments, 1, arguments.length);
    try (ResultFile results = new ResultFile(Path.of(arguments[0]))) {
      run(testClasses, results);
    } catch (IOException | ClassNotFoundException | RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(FAILED_TO_RUN); // failed tests are results; this is a run that did not happen
    }
    System.exit(0);
  }

  private static void run(String[] testClasses, ResultFile results) throws ClassNotFoundException {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (String testClass : testClasses) {
      request.selectors(DiscoverySelectors.selectClass(Class.forName(testClass, false, LOADER)));
    }
    Launcher launcher = LauncherFactory.create();
    launcher.execute(request.build(), results);
  }
}
