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

  private static final String REMEDY =
      "Call the asynchronous counterpart, or move it off the event loop";

  private final String operation;
  private final String category;
  private final long durationNanos;
  private final List<StackTraceElement> elements;
  private final int siteIndex;
  private final Frame site;
  private final String fingerprint;
  private final Policy policy;
  private final Function<Finding, JfrReport> description;

  /**
   * Makes an incident.
   *
   * @param stack the innermost frame first
   * @param description describes it as an occurrence of a problem
   */
  JfrIncident(
      String operation,
      String category,
      long durationNanos,
      List<StackTraceElement> stack,
      CodeOwners owners,
      Policy policy,
      Function<Finding, JfrReport> description) {
    this.operation = operation;
    this.category = category;
    this.durationNanos = durationNanos;
    this.elements = stack;
    this.siteIndex = owners.siteIndex(stack);
    this.site =
        stack.isEmpty() ? Frame.UNKNOWN : JfrReport.frame(stack.get(Math.max(0, siteIndex)));
    this.fingerprint = Fingerprint.of("jfr " + operation, site.className(), site.methodName());
    this.policy = policy;
    this.description = description;
  }

  @Override
  public Operation operation() {
    return new Operation(
        -1, "jfr:" + operation, category, false, false, Operation.Naming.OWN, REMEDY);
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
    return JfrReport.frames(elements);
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
