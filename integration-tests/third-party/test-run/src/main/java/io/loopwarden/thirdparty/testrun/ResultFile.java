package io.loopwarden.thirdparty.testrun;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes one line a test: what became of it, how many milliseconds it took, its name; separated by
 * tabs. Each line is flushed, so that a JVM that has to be killed leaves what it has done.
 */
final class ResultFile implements TestExecutionListener, AutoCloseable {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final BufferedWriter writer;
  private final Map<String, Long> startNanos = new ConcurrentHashMap<>();

  ResultFile(Path file) throws IOException {
    writer = Files.newBufferedWriter(file);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    startNanos.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    result.getThrowable().ifPresent(cause -> explain(test, cause));
    boolean successful = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    if (test.isTest() || !successful) {
      write(successful ? "PASSED" : result.getStatus().name(), test);
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    write("SKIPPED", test);
  }

  private static void explain(TestIdentifier test, Throwable cause) {
    System.out.println("--- " + nameOf(test));
    cause.printStackTrace(System.out);
  }

  private synchronized void write(String outcome, TestIdentifier test) {
    Long start = startNanos.remove(test.getUniqueId());
    long millis = start == null ? 0 : (System.nanoTime() - start) / NANOS_PER_MILLI;
    try {
      writer.write(outcome + '\t' + millis + '\t' + nameOf(test) + '\n');
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code package.Class/method()/#1}: JUnit's unique id without what all of them share. */
  private static String nameOf(TestIdentifier test) {
    List<UniqueId.Segment> segments = test.getUniqueIdObject().getSegments();
    String testClass = segments.size() > 1 ? segments.get(1).getValue() : "";
    return segments.stream()
        .skip(1)
        .map(segment -> segment.getValue().replace('(' + testClass + ')', ""))
        .collect(Collectors.joining("/"))
        .replaceAll("\\s+", " ");
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
