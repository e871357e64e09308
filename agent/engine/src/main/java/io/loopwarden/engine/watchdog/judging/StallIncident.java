package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.SpanPlace;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.IterationDelay;
import io.loopwarden.engine.watchdog.sampling.CallTree;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stall for the judge. Only the watchdog's thread uses it. */
public final class StallIncident implements Incident {

  private final JudgedStall judged;
  private final CodeOwners owners;
  private final Policy policy;
  private final StallDescription description;
  private final StallProblem problem;
  private final Delay delay;

  public StallIncident(
      JudgedStall judged, CodeOwners owners, Policy policy, StallDescription description) {
    this.judged = judged;
    this.owners = owners;
    this.policy = policy;
    this.description = description;
    this.problem = description.problemOf(judged);
    this.delay = delayOf(judged, ownNanos());
  }

  /** The stall. */
  public JudgedStall judged() {
    return judged;
  }

  /** The application's frame that most samples share. */
  public Frame site() {
    return problem.site();
  }

  /** It is reported while it lasts: what the report names, later ones of this stall name, too. */
  public void keepName() {
    Observation seen = judged.observation();
    if (seen != null && seen.named == null) {
      seen.named = problem.named();
    }
  }

  @Override
  public Kind kind() {
    return judged.cause().isPlatform() ? Kind.PLATFORM_STALL : Kind.STALL;
  }

  @Override
  public String cause() {
    return judged.cause().key();
  }

  @Override
  public Operation operation() {
    return operation(judged.cause());
  }

  @Override
  public String threadName() {
    return judged.thread().loop().thread.getName();
  }

  /** Without the calls that were recorded in it, which are incidents of their own. */
  @Override
  public long ownNanos() {
    return Math.max(0, judged.durationNanos() - judged.evidence().recordedNanos());
  }

  @Override
  public Delay delay() {
    return delay;
  }

  private static Delay delayOf(JudgedStall judged, long ownNanos) {
    if (judged.ongoing()) {
      return Delay.NONE; // it counts at its end
    }
    long startNanos = judged.end().nanos() - judged.durationNanos();
    Delay delay = IterationDelay.of(judged.thread().loop(), startNanos, -1, ownNanos);
    Observation seen = judged.observation();
    boolean isCounted = delay.tasks() > 0 || ownNanos < IterationDelay.LEAST_NANOS;
    return isCounted || seen == null ? delay : delay.plus(seen.waiting.until(judged.end().nanos()));
  }

  @Override
  public String fingerprint() {
    return problem.fingerprint();
  }

  @Override
  public List<String> formerFingerprints() {
    return description.formerFingerprints(judged, problem);
  }

  @Override
  public long durationNanos() {
    return judged.durationNanos();
  }

  @Override
  public long endNanos() {
    return judged.end().nanos();
  }

  @Override
  public long threadId() {
    return judged.thread().id();
  }

  /** What the platform took is not held against the application: a rule is about its own time. */
  @Override
  public @Nullable AllowRule rule() {
    List<StackTraceElement> stack = stackOfRules();
    return policy
        .rules()
        .allowing(stack, Stall.CATEGORY, owners.siteIndex(stack), judged.ownNanos());
  }

  /** Each sample shows another class that is loaded: what they have in common does not show it. */
  private List<StackTraceElement> stackOfRules() {
    return switch (judged.cause()) {
      case CLASS_LOADING -> withLoading(judged.stack());
      case CLASS_INIT -> with("(awaited)", "<clinit>", judged.stack());
      default -> CallTree.of(judged.evidence().samples()).commonStack();
    };
  }

  private static List<StackTraceElement> withLoading(List<StackTraceElement> stack) {
    return Sample.isLoading(stack) ? stack : with("(awaited ClassLoader)", "loadClass", stack);
  }

  /** Whoever waits for what another thread loads or initialises is treated like that one. */
  private static List<StackTraceElement> with(
      String className, String method, List<StackTraceElement> stack) {
    List<StackTraceElement> whole = new ArrayList<>(stack);
    whole.add(0, new StackTraceElement(className, method, null, -1));
    return whole;
  }

  @Override
  public boolean isBelowThreshold() {
    return false;
  }

  @Override
  public boolean isCountedElsewhere() {
    return judged.isReportedAsCalls();
  }

  @Override
  public @Nullable String deadlock() {
    OtherThread other = judged.deadlock();
    if (other == null) {
      return null;
    }
    long own = judged.thread().id();
    return Math.min(own, other.id()) + "," + Math.max(own, other.id());
  }

  @Override
  public @Nullable SpanPlace spanPlace() {
    Observation seen = judged.observation();
    return seen == null ? null : SpanPlace.in(seen.tracing(), site(), problem.callName());
  }

  @Override
  public List<Frame> stack() {
    return problem.frames();
  }

  @Override
  public Finding toFinding(List<Frame> stack) {
    return new Finding(
        kind(), fingerprint(), operation(judged.cause()), problem.callName(), site(), stack, false);
  }

  /** What reports name in the place of an operation. */
  static Operation operation(Cause cause) {
    return new Operation(
        -1,
        Stall.CATEGORY + ':' + cause.key(),
        Stall.CATEGORY,
        false,
        false,
        Operation.Naming.OWN,
        cause.remedy());
  }

  @Override
  public void occursAs(Finding finding) {
    finding.formerly(formerFingerprints());
    if (!judged.ongoing()) { // its end may have another cause
      finding.causedBy(operation(judged.cause()), site(), judged.durationNanos());
    }
  }

  @Override
  public Occurrence describe(Finding finding) {
    return description.of(judged, problem, finding, delay);
  }
}
