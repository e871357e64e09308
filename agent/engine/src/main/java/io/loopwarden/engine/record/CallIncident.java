package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.RecentStalls;
import io.loopwarden.engine.finding.SpanPlace;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.work.Work;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that a loop recorded, for the judge. Only the reporter's thread uses it.
 *
 * @param text the path as text
 * @param call the call as it is reported
 * @param rule the rule that allows it, or null
 * @param isBelowThreshold whether it was too short after all, by what its caller was
 * @param calls how many calls it is
 * @param isOfPlatform whether it would have been too short without the platform
 * @param ways the calls that it stands for, one for each way to an operation; empty for itself
 * @param delay whom they kept waiting, if that is known
 * @param loadingNanos how long their event loop loaded code besides, if that is most of the rest
 */
record CallIncident(
    CallPath path,
    PathText text,
    TracedCall call,
    @Nullable AllowRule rule,
    boolean isBelowThreshold,
    long durationNanos,
    long endNanos,
    @Nullable Work work,
    int calls,
    boolean isOfPlatform,
    List<CallIncident> ways,
    Delay delay,
    long loadingNanos)
    implements Incident {

  private static final String LOADING = "(loading code)";

  /** Whether it stands for calls that count only if those of their category took long enough. */
  boolean isShort() {
    return path.kind() == CallPath.Kind.SHORT;
  }

  /** Whether it counts together with the problem's other calls in its iteration. */
  boolean isSummedUp() {
    return rule == null && !isBelowThreshold && durationNanos > 0;
  }

  /** The same, which counts with its duration only. */
  CallIncident uncounted() {
    return with(durationNanos, endNanos, 0, isOfPlatform, ways, delay, loadingNanos);
  }

  /** This call and a further one that came the same way. */
  CallIncident and(CallIncident next) {
    return with(
        durationNanos + next.durationNanos,
        next.endNanos,
        calls + next.calls,
        isOfPlatform,
        List.of(),
        Delay.NONE,
        loadingNanos);
  }

  /** One occurrence of several calls, as which this one of them is reported. */
  CallIncident standingFor(
      List<CallIncident> ways, long durationNanos, long endNanos, Delay delay) {
    return with(
        durationNanos, endNanos, calls, isOfPlatform, List.copyOf(ways), delay, loadingNanos);
  }

  /** The same, in an iteration that it made last for so long. */
  CallIncident lasting(RecentStalls.Whole whole) {
    long restNanos = whole.durationNanos() - durationNanos;
    if (restNanos == 0) {
      return this;
    }
    return with(
        whole.durationNanos(),
        whole.endNanos(),
        calls,
        isOfPlatform,
        ways.isEmpty() ? List.of(this) : ways,
        delay,
        whole.isLoading() ? restNanos : 0);
  }

  private CallIncident with(
      long durationNanos,
      long endNanos,
      int calls,
      boolean isOfPlatform,
      List<CallIncident> ways,
      Delay delay,
      long loadingNanos) {
    return new CallIncident(
        path,
        text,
        call,
        rule,
        isBelowThreshold,
        durationNanos,
        endNanos,
        work,
        calls,
        isOfPlatform,
        ways,
        delay,
        loadingNanos);
  }

  /** The same, which would have been too short without the platform. */
  CallIncident ofPlatform() {
    return with(durationNanos, endNanos, calls, true, ways, delay, loadingNanos);
  }

  @Override
  public Kind kind() {
    return Kind.BLOCKING_CALL;
  }

  @Override
  public String fingerprint() {
    return text.fingerprint();
  }

  @Override
  public String fingerprintOfStall() {
    return text.fingerprintOfStall();
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public long threadId() {
    return path.thread().getId();
  }

  @Override
  public List<String> formerFingerprints() {
    List<String> former = new ArrayList<>(List.of(text.formerFingerprint()));
    for (CallIncident way : ways) {
      former.add(way.text.formerFingerprint());
    }
    return former;
  }

  @Override
  public Operation operation() {
    return call.operation();
  }

  @Override
  public String threadName() {
    return path.thread().getName();
  }

  @Override
  public @Nullable String route() {
    return work == null ? null : WorkDescription.route(work);
  }

  @Override
  public @Nullable String traceId() {
    return work == null ? null : WorkDescription.traceId(work);
  }

  @Override
  public @Nullable SpanPlace spanPlace() {
    return work == null ? null : SpanPlace.in(work.tracing(), call.site(), call.call());
  }

  @Override
  public List<Frame> stack() {
    return call.stack();
  }

  @Override
  public Finding toFinding(List<Frame> stack) {
    Finding finding =
        new Finding(
            Kind.BLOCKING_CALL,
            fingerprint(),
            call.operation(),
            call.call(),
            call.site(),
            stack,
            call.deadlock());
    finding.tag(text.tag());
    return finding;
  }

  @Override
  public void occursAs(Finding finding) {
    for (CallIncident way : ways.isEmpty() ? List.of(this) : ways) {
      way.blocks(finding);
    }
    if (loadingNanos > 0) {
      finding.blockedBy(LOADING, text.formerFingerprint(), 1, loadingNanos);
    }
  }

  @Override
  public List<Blocked> blocked() {
    List<Blocked> blocked = new ArrayList<>();
    for (CallIncident way : ways.isEmpty() ? List.of(this) : ways) {
      blocked.add(new Blocked(way.call.operation(), way.durationNanos));
    }
    return blocked;
  }

  private void blocks(Finding finding) {
    if (text.finding == null) {
      finding.tag(text.tag());
      text.finding = finding;
    }
    finding.add(path);
    finding.blockedBy(call.operation().name(), text.formerFingerprint(), calls, durationNanos);
  }

  @Override
  public Occurrence describe(Finding finding) {
    return new BlockingCall(
        finding,
        call.operation(),
        call.site(),
        call.stack(),
        durationNanos,
        endNanos,
        BlockingCall.millisOf(endNanos),
        threadName(),
        threadId(),
        WorkDescription.of(work, text.elements()),
        work == null ? null : work.scope(),
        delay);
  }
}
