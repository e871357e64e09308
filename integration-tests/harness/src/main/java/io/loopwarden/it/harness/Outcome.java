package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The result of a scenario, as the server reports it.
 *
 * @param thread the name of the thread that ran it
 * @param returned what it returned, or null if it threw
 * @param thrown the class of what it threw, or null
 * @param message the message of what it threw, or null
 * @param trace the stack trace of what it threw, or null
 * @param evidence what the rest of the world saw of it
 */
public record Outcome(
    String thread, String returned, String thrown, String message, String trace, String evidence) {
  /** Reads the server's answer. */
  static Outcome parse(String text) {
    Properties facts = new Properties();
    try {
      facts.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (facts.getProperty("thread") == null) {
      throw new AssertionError("not the outcome of a scenario: " + text);
    }
    return new Outcome(
        facts.getProperty("thread"),
        facts.getProperty("returned"),
        facts.getProperty("thrown"),
        facts.getProperty("message"),
        facts.getProperty("trace"),
        facts.getProperty("evidence"));
  }
}
