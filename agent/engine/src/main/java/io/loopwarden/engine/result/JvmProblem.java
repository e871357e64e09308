package io.loopwarden.engine.result;

import io.loopwarden.engine.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One problem, as one JVM met it.
 *
 * @param fingerprint its stable id
 * @param formerFingerprints those that baselines of earlier versions may have
 * @param call the method that the site called
 * @param operation what blocked for the longest time; {@code stall:CAUSE} for a stall
 * @param category the operation's category, or {@code stall}
 * @param site the application's first frame, in the form of a stack trace
 * @param function the class and method of the site
 * @param remedy what to do instead
 * @param verdict what that JVM made of it
 * @param byNature whether it counts from zero, and not from a threshold on
 * @param deadlock whether a loop waited for what nobody but itself can do
 * @param occurrences how many there were, including those whose durations were lost
 * @param judgedByTests how many of them a test has allowed, expected or judged by itself
 * @param totalNanos how long they took together
 * @param longestNanos how long the longest of them took
 * @param delayedNanos how long it kept others waiting, in sum; 0 if that is not known
 * @param durationsNanos all durations
 * @param stack the stack of the first, innermost frame first; may be cut off
 */
public record JvmProblem(
    String fingerprint,
    List<String> formerFingerprints,
    String call,
    String operation,
    String category,
    String site,
    String function,
    String remedy,
    Verdict verdict,
    boolean byNature,
    boolean deadlock,
    long occurrences,
    long judgedByTests,
    long totalNanos,
    long longestNanos,
    long delayedNanos,
    Histogram durationsNanos,
    List<String> stack) {

  /** A result may come from anywhere: its text is made plain before anything is made of it. */
  public JvmProblem {
    fingerprint = PlainText.name(fingerprint);
    formerFingerprints = plain(formerFingerprints);
    call = PlainText.line(call);
    operation = PlainText.line(operation);
    category = PlainText.name(category);
    site = PlainText.line(site);
    function = PlainText.line(function);
    remedy = PlainText.line(remedy);
    stack = plain(stack);
  }

  private static List<String> plain(List<String> frames) {
    List<String> plain = new ArrayList<>(frames.size());
    for (String frame : frames) {
      plain.add(PlainText.line(frame));
    }
    return plain;
  }

  /** The category of stalls, and what their operations begin with. */
  public static final String STALL = "stall";

  /** What a JVM made of a problem. */
  public enum Verdict {
    /** No rule allows it and no baseline accepts it. */
    NEW,
    /** The baseline has it. */
    KNOWN,
    /** The baseline has it, but it has grown. */
    EXCEEDED
  }
}
