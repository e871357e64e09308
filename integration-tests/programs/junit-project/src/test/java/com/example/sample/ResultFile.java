package com.example.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down what became of each test and of each class that failed, one a line, for who runs the
 * tests in a JVM of their own: {@code -Dsample.results=FILE}.
 */
public final class ResultFile implements TestExecutionListener {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Optional<Throwable> failure = result.getThrowable();
    if (test.isTest() || failure.isPresent()) {
      String message = failure.map(Throwable::getMessage).orElse("");
      lines.add(result.getStatus() + "\t" + nameOf(test) + "\t" + message.replace("\n", "\\n"));
    }
    if (test.isContainer() && nameOf(test).equals("LeftOver")) {
      LeftOver.classHasEnded();
    }
  }

  /** Class and method, as far as there are any. */
  private static String nameOf(TestIdentifier test) {
    String name = "";
    for (String segment : test.getUniqueId().split("/")) {
      if (segment.startsWith("[class:") || segment.startsWith("[method:")) {
        String value = segment.substring(segment.indexOf(':') + 1, segment.length() - 1);
        String simple = value.replaceFirst("\\(.*\\)", "()");
        name += (name.isEmpty() ? "" : ".") + simple.substring(simple.lastIndexOf('.') + 1);
      }
    }
    return name.isEmpty() ? test.getDisplayName() : name;
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String file = System.getProperty("sample.results");
    if (file == null) {
      return;
    }
    try {
      Files.write(Path.of(file), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
