package io.loopwarden.engine.backstop;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.report.JfrReport;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that no woven method recorded, for the judge. */
final class JfrIncident implements Incident {

  /** What is done instead of a wait of an event loop, if its category has no remedy. */
  static final String OF_EVENT_LOOP =
      "Call the asynchronous counterpart, or move it off the event loop";

  /** What is done instead of a wait of a virtual thread that kept its carrier. */
  static final String OF_PINNED =
      "Wait where a virtual thread can leave its carrier: not in native code or in a static"
          + " initialiser, and before JDK 24 not inside synchronized";

  /** What is done instead of running on a carrier for long. */
  static final String OF_HELD =
      "Compute on a platform thread, or call Thread.yield() between pieces of the work: other"
          + " virtual threads wait for the carrier";

  private final String operation;
  private final String category;
  private final long durationNanos;
  private final String remedy;
  private final List<StackTraceElement> elements;
  private final List<Frame> frames;
  private final int siteIndex;
  private final Frame site;
  private final String fingerprint;
  private final Policy policy;
  private final Function<Finding, JfrReport> description;

  /**
   * Makes an incident.
   *
   * @param remedy what to do instead, if its category has no remedy
   * @param stack the innermost frame first
   * @param frames the same as reports have it
   * @param description describes it as an occurrence of a problem
   */
  JfrIncident(
      String operation,
      String category,
      String remedy,
      long durationNanos,
      List<StackTraceElement> stack,
      List<Frame> frames,
      CodeOwners owners,
      Policy policy,
      Function<Finding, JfrReport> description) {
    this.operation = operation;
    this.category = category;
    this.remedy = remedy;
    this.durationNanos = durationNanos;
    this.elements = stack;
    this.frames = frames;
    this.siteIndex = owners.siteIndex(stack);
    this.site = frames.isEmpty() ? Frame.UNKNOWN : frames.get(Math.max(0, siteIndex));
    this.fingerprint = Fingerprint.of("jfr " + operation, site.className(), site.methodName());
    this.policy = policy;
    this.description = description;
  }

  @Override
  public Operation operation() {
    return new Operation(
        -1, "jfr:" + operation, category, false, false, Operation.Naming.OWN, remedy);
  }

  /** Virtual threads are no event loops, and what event loops wait for may be a stall as well. */
  @Override
  public String threadName() {
    return "";
  }

  @Override
  public Kind kind() {
    return Kind.SEEN_BY_JFR;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public long durationNanos() {
    return durationNanos;
  }

  @Override
  public @Nullable AllowRule rule() {
    return policy.rules().allowing(elements, category, siteIndex, durationNanos);
  }

  @Override
  public boolean isBelowThreshold() {
    return false;
  }

  @Override
  public List<Frame> stack() {
    return frames;
  }

  @Override
  public Finding toFinding(List<Frame> stack) {
    return new Finding(Kind.SEEN_BY_JFR, fingerprint(), operation(), operation, site, stack, false);
  }

  @Override
  public void occursAs(Finding finding) {
    // nothing to keep: JFR delivers each event once
  }

  @Override
  public Occurrence describe(Finding finding) {
    return description.apply(finding);
  }
}
