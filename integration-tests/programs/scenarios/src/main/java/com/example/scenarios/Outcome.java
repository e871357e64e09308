package com.example.scenarios;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What became of a scenario: the facts that a test asks for, told in the text form of {@link
 * Properties}.
 */
final class Outcome {
  private final String threadName;
  private final Object value;
  private final Throwable thrown;
  private String evidence = "";

  private Outcome(Object value, Throwable thrown) {
    this.threadName = Thread.currentThread().getName();
    this.value = value;
    this.thrown = thrown;
  }

  /** Performs an action on the current thread, whatever comes of it. */
  static <S extends Stage> Outcome of(Scenario<S> scenario, S stage) {
    try {
      if (stage != null) {
        stage.enter(Thread.currentThread());
      }
      return new Outcome(scenario.action().perform(stage), null);
    } catch (Throwable t) {
      return new Outcome(null, t);
    }
  }

  /** A scenario whose stage could not be set. */
  static Outcome notRun(Throwable cause) {
    return new Outcome(null, new IllegalStateException("the scenario did not run", cause));
  }

  /** Takes what the stage saw. */
  void collectEvidence(Stage stage) throws Exception {
    evidence = stage.evidence();
  }

  /** The answer to the test. */
  String render() {
    Properties facts = new Properties();
    facts.setProperty("thread", threadName);
    facts.setProperty("evidence", evidence);
    if (thrown == null) {
      facts.setProperty("returned", String.valueOf(value));
    } else {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      facts.setProperty("thrown", thrown.getClass().getName());
      facts.setProperty("message", String.valueOf(thrown.getMessage()));
      facts.setProperty("trace", trace.toString());
    }
    StringWriter text = new StringWriter();
    try {
      facts.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
