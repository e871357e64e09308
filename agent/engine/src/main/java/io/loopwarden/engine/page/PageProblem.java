package io.loopwarden.engine.page;

import io.loopwarden.engine.catalogue.PoolCategory;
import io.loopwarden.engine.text.PlainText;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One problem of a page.
 *
 * @param fingerprint its stable id
 * @param site the line of the application, in the form of a stack trace
 * @param call the method that the site called; {@code stall} if a stall shows none
 * @param operation what blocked for the longest time; {@code stall:CAUSE} for a stall
 * @param state what the baseline makes of it
 * @param reason why it is accepted, or in what it has grown; empty if there is nothing to say
 * @param isDeadlock whether an event loop waits for what cannot happen while it waits
 * @param remedy what to do instead
 * @param remedyPage the section of the documentation; empty if there is none
 * @param routes the routes of requests that it blocked, as far as they are known
 * @param occurrences how many there were
 * @param totalNanos how long they took together
 * @param longestNanos how long the longest of them took
 * @param durationsNanos all durations that were measured
 * @param operations the operations that blocked beneath the call, the longest first
 * @param stack the stack of the first occurrence, innermost frame first; may be empty
 * @param firstMillis when it occurred first, since the epoch; 0 if that is not known
 * @param lastMillis when it occurred last, since the epoch; 0 if that is not known
 * @param blocked the share of each slot of time that it took; empty if that is not known
 * @param waited who waited for the event loops, in words; empty if that is not known
 * @param waitedNanos how long these waited in sum
 * @param jvms in how many JVMs it occurred; 0 if the page is about one
 */
public record PageProblem(
    String fingerprint,
    String site,
    String call,
    String operation,
    State state,
    String reason,
    boolean isDeadlock,
    String remedy,
    String remedyPage,
    List<String> routes,
    long occurrences,
    long totalNanos,
    long longestNanos,
    Histogram durationsNanos,
    List<Beneath> operations,
    List<PageFrame> stack,
    long firstMillis,
    long lastMillis,
    double[] blocked,
    String waited,
    long waitedNanos,
    int jvms) {

  /** What the baseline makes of a problem. */
  public enum State {
    /** It is in no baseline. */
    NEW,
    /** The baseline accepts it. */
    ACCEPTED,
    /** The baseline has it, but it has grown too far. */
    GROWN
  }

  /**
   * What blocked beneath the call.
   *
   * @param calls how many calls there were
   * @param totalNanos how long they took together
   */
  public record Beneath(String operation, long calls, long totalNanos) {

    /** Names are whatever the host wants them to be. */
    public Beneath {
      operation = PlainText.name(operation);
    }
  }

  /** Whether it took time of event loops; a saturated pool takes that of others. */
  boolean isOfEventLoop() {
    int end = operation.indexOf(':');
    return end < 0 || !PoolCategory.isOne(operation.substring(0, end));
  }

  /** Whether nothing accepts it. */
  boolean isViolation() {
    return state != State.ACCEPTED;
  }

  /** Names are whatever the host wants them to be. */
  public PageProblem {
    fingerprint = PlainText.name(fingerprint);
    site = PlainText.name(site);
    call = PlainText.name(call);
    operation = PlainText.name(operation);
    reason = PlainText.name(reason);
    remedy = PlainText.name(remedy);
    remedyPage = PlainText.name(remedyPage);
    waited = PlainText.name(waited);
    routes = routes.stream().map(PlainText::name).toList();
    operations = List.copyOf(operations);
    stack = List.copyOf(stack);
  }
}
