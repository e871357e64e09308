package io.loopwarden.benchmarks.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.StringJoiner;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The measured program: runs a class of tests again and again, and prints how long each time took,
 * in nanoseconds.
 */
public final class TestRun {

  private TestRun() {}

  /** Arguments: the class, whether the extension is registered, how often to run it. */
  public static void main(String[] arguments) throws Exception {
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    group.submit(() -> {}).sync();
    Class<?> type = Class.forName(arguments[0]);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(type))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", arguments[1])
            .build();
    StringJoiner durations = new StringJoiner(" ");
    for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
      durations.add(Long.toString(measure(request)));
    }
    System.out.println(durations);
    group.shutdownGracefully();
    System.exit(0);
  }

  private static long measure(LauncherDiscoveryRequest request) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    long startNanos = System.nanoTime();
    launcher.execute(request, listener);
    long durationNanos = System.nanoTime() - startNanos;
    if (listener.getSummary().getTestsSucceededCount() != EmptyTests.COUNT) {
      throw new IllegalStateException(
          "not all tests have passed: " + listener.getSummary().getFailures());
    }
    return durationNanos;
  }
}
