package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.finding.ReportLimit;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.jfr.RecordedStall;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Verdict;
import io.loopwarden.engine.work.Scopes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a stall: whether it counts, is excused, is known, and is told. One
 * problem, one report. Only the watchdog's thread touches it, but for the numbers of the summary.
 */
final class Stalls {

  /** The category that allow rules may name. */
  static final String CATEGORY = "stall";

  private final StallFindings findings = new StallFindings(new Allowance(MemoryShare.STALLS));
  private final StallDescription description;
  private final Policy policy;
  private final ReportLimit limit;
  private final boolean platformToo;
  private final JfrEvents jfr;
  private final RecordedIntervals recorded;
  private final Consumer<Stall> reports;
  private volatile @Nullable StallListener listener;

  /** The stalls that have not ended. Guarded by this. */
  private final Map<LoopWatch, OngoingStall> ongoing = new HashMap<>();

  private long violations;
  private long ofPlatform;
  private long excused;
  private long known;
  private long unclassified;

  Stalls(
      Configuration configuration,
      Policy policy,
      Causality causality,
      Scopes scopes,
      JfrEvents jfr,
      RecordedIntervals recorded,
      Consumer<Stall> reports) {
    this.description = new StallDescription(causality, scopes);
    this.jfr = jfr;
    this.recorded = recorded;
    this.policy = policy;
    this.limit = new ReportLimit(configuration.get(Options.LOG_RATE));
    this.platformToo = configuration.get(Options.STALL_PLATFORM);
    this.reports = reports;
  }

  /** A stall has ended: counts it, and reports it if it is a violation and not excused. */
  void ended(JudgedStall judged) {
    judged.watch().count(judged.cause());
    end(judged.watch());
    recorded.add(judged.threadId(), judged.end().nanos(), judged.durationNanos());
    write(judged);
    if (judged.cause().isPlatform()) {
      synchronized (this) {
        ofPlatform++;
      }
      if (platformToo) {
        report(judged);
      }
    } else if (!judged.isReportedAsCalls()) {
      AllowRule excuse = ruleFor(judged.evidence());
      if (excuse == null) {
        report(judged);
      } else {
        excuse(excuse, judged.durationNanos());
        if (isListened()) {
          tell(description.of(judged, findings.of(judged)), Verdict.ALLOWED, excuse.reason());
        }
      }
    }
  }

  private synchronized void excuse(AllowRule rule, long durationNanos) {
    rule.use(durationNanos);
    excused++;
  }

  /** The stall of a loop goes on no longer. */
  void end(LoopWatch watch) {
    findings.ended(watch);
    watch.ongoing(null);
    synchronized (this) {
      ongoing.remove(watch);
    }
  }

  /** A stall lasts: counts it, once however often this is called, and tells nobody. */
  void goesOn(JudgedStall judged) {
    StallFinding finding = findings.of(judged);
    OngoingStall.Verdict verdict = verdictOn(judged, finding);
    long startNanos = judged.end().nanos() - judged.durationNanos();
    OngoingStall stall = new OngoingStall(judged.cause(), finding.site(), startNanos, verdict);
    judged.watch().ongoing(stall);
    synchronized (this) {
      ongoing.put(judged.watch(), stall);
    }
  }

  private OngoingStall.Verdict verdictOn(JudgedStall judged, StallFinding finding) {
    if (judged.cause().isPlatform()) {
      findings.ended(judged.watch());
      return OngoingStall.Verdict.PLATFORM;
    }
    if (ruleFor(judged.evidence()) != null) {
      findings.ended(judged.watch());
      return OngoingStall.Verdict.EXCUSED;
    }
    boolean kept = findings.record(judged, finding);
    if (isKnown(finding)) {
      return OngoingStall.Verdict.KNOWN;
    }
    return kept ? OngoingStall.Verdict.VIOLATION : OngoingStall.Verdict.UNCLASSIFIED;
  }

  /** A stall lasts and lasts: counts it, and reports it if it is a violation and not excused. */
  void ongoing(JudgedStall judged) {
    write(judged);
    goesOn(judged);
    if (!judged.cause().isPlatform() && ruleFor(judged.evidence()) == null) {
      report(judged);
    }
  }

  private void write(JudgedStall judged) {
    Observation observation = judged.observation();
    if (observation == null || observation.event == null) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (StackTraceElement frame : judged.stack()) {
      lines.append(Frame.of(frame)).append('\n');
    }
    jfr.writeStall(
        observation.event,
        new RecordedStall(
            judged.cause().key(),
            judged.threadName(),
            findings.siteOf(judged.stack()).toString(),
            lines.toString(),
            judged.end().millis() - TimeUnit.NANOSECONDS.toMillis(judged.durationNanos()),
            judged.durationNanos(),
            judged.ongoing()));
  }

  /** The rule that excuses a stall, or null. */
  private @Nullable AllowRule ruleFor(Evidence evidence) {
    List<StackTraceElement> stack = CallTree.of(evidence.samples()).commonStack();
    List<String> functions = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      functions.add(frame.getClassName() + '.' + frame.getMethodName());
    }
    AllowRule rule = policy.rules().find(functions, CATEGORY, findings.siteIndex(stack));
    return rule == null || !rule.excuses(evidence.durationNanos()) ? null : rule;
  }

  private void report(JudgedStall judged) {
    boolean ongoing = judged.ongoing();
    boolean ofPlatform = judged.cause().isPlatform();
    StallFinding finding = findings.of(judged);
    boolean kept = findings.record(judged, finding);
    boolean isKnown = isKnown(finding);
    if (!ongoing) {
      count(ofPlatform, isKnown, kept);
    }
    if (!kept && !isKnown) {
      return;
    }
    boolean told = !isKnown && (ongoing || limit.admits(finding, System.nanoTime()));
    boolean listened = isListened() && !ofPlatform && (!ongoing || judged.deadlock() != null);
    if (told || listened) {
      Stall stall = description.of(judged, finding);
      if (told) {
        reports.accept(stall);
      }
      if (listened) {
        tell(stall, isKnown ? Verdict.KNOWN : Verdict.VIOLATION, isKnown ? Verdict.BASELINE : "");
      }
    }
  }

  /** Whether the baseline excuses a finding, now that it was met once more. */
  private boolean isKnown(StallFinding finding) {
    policy.met(finding.fingerprint());
    if (!policy.isKnown(finding.fingerprint())) {
      return false;
    }
    String exceeded =
        policy.exceeded(
            finding.fingerprint(), false, finding.occurrences(), finding.longestNanos());
    finding.exceeded(exceeded);
    return exceeded == null;
  }

  private synchronized void count(boolean ofPlatform, boolean isKnown, boolean kept) {
    if (isKnown) {
      known++;
    } else if (!ofPlatform && kept) {
      violations++;
    } else if (!ofPlatform) {
      unclassified++;
    }
  }

  /** Sets who hears of every stall of the application's once it is judged. */
  void listener(StallListener listener) {
    this.listener = listener;
  }

  private boolean isListened() {
    StallListener current = listener;
    return current != null && !current.isEmpty();
  }

  private void tell(Stall stall, Verdict verdict, String reason) {
    StallListener current = listener;
    if (current != null) {
      current.judged(stall, verdict, reason);
    }
  }

  /** All findings, those of the platform too. */
  List<StallFinding> findings() {
    return findings.all();
  }

  private long ongoing(OngoingStall.Verdict verdict) {
    return ongoing.values().stream().filter(stall -> stall.verdict() == verdict).count();
  }

  /** How many stalls were violations: the application's, and not excused. */
  synchronized long violations() {
    return violations + ongoing(OngoingStall.Verdict.VIOLATION);
  }

  /** How many stalls the platform was to blame for. */
  synchronized long ofPlatform() {
    return ofPlatform + ongoing(OngoingStall.Verdict.PLATFORM);
  }

  /** How many stalls allow rules excused. */
  synchronized long excused() {
    return excused + ongoing(OngoingStall.Verdict.EXCUSED);
  }

  /** How many stalls the baseline knows. */
  synchronized long known() {
    return known + ongoing(OngoingStall.Verdict.KNOWN);
  }

  /** How many stalls nothing accepts, and did not fit into the budget of memory. */
  synchronized long unclassified() {
    return unclassified + ongoing(OngoingStall.Verdict.UNCLASSIFIED);
  }
}
