package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.jfr.RecordedStall;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Fingerprint;
import io.loopwarden.engine.record.Frame;
import io.loopwarden.engine.record.FrameKinds;
import io.loopwarden.engine.record.ReportLimit;
import io.loopwarden.engine.record.Verdict;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns long iterations into findings: one problem, one report. Only the watchdog's thread touches
 * it, but for the numbers of the summary.
 */
final class Stalls {

  /** How many problems are kept apart; further ones share one finding per cause. */
  private static final int MOST = 1024;

  /** The category that allow rules may name. */
  static final String CATEGORY = "stall";

  private static final Frame NOWHERE = new Frame("(unknown)", "(unknown)", null, 0);

  private final Map<String, StallFinding> byFingerprint = new ConcurrentHashMap<>();

  /** What the stalls that go on are occurrences of. */
  private final Map<LoopWatch, StallFinding> open = new WeakHashMap<>();

  private final FrameKinds kinds = new FrameKinds();
  private final Policy policy;
  private final ReportLimit limit;
  private final boolean platformToo;
  private final Causality causality;
  private final Scopes scopes;
  private final JfrEvents jfr;
  private final RecordedIntervals recorded;
  private final Consumer<Stall> reports;
  private volatile @Nullable StallListener listener;
  private long violations;
  private long ofPlatform;
  private long excused;
  private long known;

  Stalls(
      Configuration configuration,
      Policy policy,
      Causality causality,
      Scopes scopes,
      JfrEvents jfr,
      RecordedIntervals recorded,
      Consumer<Stall> reports) {
    this.scopes = scopes;
    this.jfr = jfr;
    this.recorded = recorded;
    this.causality = causality;
    this.policy = policy;
    this.limit = new ReportLimit(configuration.get(Options.LOG_RATE));
    this.platformToo = configuration.get(Options.STALL_PLATFORM);
    this.reports = reports;
  }

  /** A stall has ended: counts it, and reports it if it is a violation and not excused. */
  void ended(
      LoopWatch watch,
      Cause cause,
      Evidence evidence,
      @Nullable Observation observation,
      Moment end) {
    watch.count(cause);
    goesOn(watch, null);
    List<StackTraceElement> stack = CallTree.of(evidence.samples(), cause).heaviestStack();
    recorded.add(idOf(watch), end.nanos(), evidence.durationNanos());
    write(watch, cause, evidence, observation, stack, end, false);
    if (cause.isPlatform()) {
      synchronized (this) {
        ofPlatform++;
      }
      if (platformToo) {
        report(watch, cause, evidence, observation, stack, end, null, null);
      }
      return;
    }
    if (cause == Cause.BLOCKING_CALL && evidence.recordedNanos() * 2 > evidence.durationNanos()) {
      return; // reported as the blocking calls that they are
    }
    AllowRule excuse = excuseOf(evidence);
    if (excuse != null) {
      if (isListened()) {
        StallFinding finding = findingOf(cause, stack);
        Stall stall = stall(watch, finding, evidence, observation, stack, end, null, null);
        tell(stall, Verdict.ALLOWED, excuse.reason());
      }
      return;
    }
    report(watch, cause, evidence, observation, stack, end, null, null);
  }

  /**
   * A stall lasts and lasts.
   *
   * @param operation the operation that the loop is in, or null
   * @param deadlock the loop that waits for this one, if they wait for each other
   */
  void ongoing(
      LoopWatch watch,
      Cause cause,
      Evidence evidence,
      Observation observation,
      @Nullable String operation,
      @Nullable OtherThread deadlock) {
    List<StackTraceElement> stack = CallTree.of(evidence.samples(), cause).heaviestStack();
    Moment now = Moment.now();
    write(watch, cause, evidence, observation, stack, now, true);
    if (!cause.isPlatform() && excuseOf(evidence) == null) {
      report(
          watch,
          cause,
          evidence,
          observation,
          stack,
          now,
          operation == null ? "" : operation,
          deadlock);
    }
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private static long idOf(LoopWatch watch) {
    return watch.loop().thread.getId();
  }

  private void write(
      LoopWatch watch,
      Cause cause,
      Evidence evidence,
      @Nullable Observation observation,
      List<StackTraceElement> stack,
      Moment end,
      boolean ongoing) {
    if (observation != null && observation.event != null) {
      StringBuilder lines = new StringBuilder();
      for (StackTraceElement frame : stack) {
        lines.append(Frame.of(frame)).append('\n');
      }
      jfr.writeStall(
          observation.event,
          new RecordedStall(
              cause.key(),
              watch.loop().thread.getName(),
              siteOf(stack).toString(),
              lines.toString(),
              end.millis() - TimeUnit.NANOSECONDS.toMillis(evidence.durationNanos()),
              evidence.durationNanos(),
              ongoing));
    }
  }

  /** The rule that excuses a stall, now used once more, or null. */
  private synchronized @Nullable AllowRule excuseOf(Evidence evidence) {
    long durationNanos = evidence.durationNanos();
    List<StackTraceElement> stack = CallTree.of(evidence.samples()).commonStack();
    List<String> functions = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      functions.add(frame.getClassName() + '.' + frame.getMethodName());
    }
    AllowRule rule = policy.rules().find(functions, CATEGORY, kinds.siteIndex(stack));
    if (rule == null || !rule.excuses(durationNanos)) {
      return null;
    }
    rule.use(durationNanos);
    excused++;
    return rule;
  }

  /**
   * Reports a stall.
   *
   * @param operation null if the stall has ended; else the operation that it is in, or empty
   */
  private void report(
      LoopWatch watch,
      Cause cause,
      Evidence evidence,
      @Nullable Observation observation,
      List<StackTraceElement> stack,
      Moment end,
      @Nullable String operation,
      @Nullable OtherThread deadlock) {
    boolean ongoing = operation != null;
    StallFinding finding = findingOf(cause, stack);
    if (ongoing) {
      goesOn(watch, finding);
      finding.ongoing(evidence.durationNanos(), stack);
    } else {
      finding.record(evidence.durationNanos(), stack);
    }
    boolean isKnown = isKnown(finding);
    count(cause, isKnown, ongoing);
    boolean told = !isKnown && (ongoing || limit.admits(finding, System.nanoTime()));
    boolean listened = isListened() && !cause.isPlatform() && (!ongoing || deadlock != null);
    if (told || listened) {
      Stall stall = stall(watch, finding, evidence, observation, stack, end, operation, deadlock);
      if (told) {
        reports.accept(stall);
      }
      if (listened) {
        tell(stall, isKnown ? Verdict.KNOWN : Verdict.VIOLATION, isKnown ? Verdict.BASELINE : "");
      }
    }
  }

  /**
   * Notes what the stall of a loop that goes on is an occurrence of; null once it has ended. While
   * it lasted it may have looked like another problem: there it is not counted then.
   */
  private void goesOn(LoopWatch watch, @Nullable StallFinding finding) {
    StallFinding before = finding == null ? open.remove(watch) : open.put(watch, finding);
    if (before != null && before != finding) {
      before.noLongerOngoing();
    }
  }

  private synchronized void count(Cause cause, boolean isKnown, boolean ongoing) {
    if (isKnown) {
      known++;
    } else if (!ongoing && !cause.isPlatform()) {
      violations++;
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

  private Stall stall(
      LoopWatch watch,
      StallFinding finding,
      Evidence evidence,
      @Nullable Observation observation,
      List<StackTraceElement> stack,
      Moment end,
      @Nullable String operation,
      @Nullable OtherThread deadlock) {
    Cause cause = finding.cause();
    boolean ongoing = operation != null;
    List<Frame> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      frames.add(Frame.of(frame));
    }
    Thread thread = watch.loop().thread;
    Sample telling = sampleOfOther(evidence.samples());
    return new Stall(
        finding,
        ongoing ? Math.max(1, finding.occurrences()) : finding.occurrences(),
        evidence.durationNanos(),
        end.nanos(),
        end.millis(),
        ongoing,
        evidence.cpuNanos(),
        Blame.platformNanos(evidence),
        evidence.steps(),
        cause == Cause.MANY_TASKS ? heaviestTasks(evidence) : List.of(),
        frames,
        CallTree.of(evidence.samples()).lines(),
        evidence.samples().size(),
        words(observation),
        observation == null ? watch.loop().scope : scopes.of(observation.task()),
        operation == null || operation.isEmpty() ? null : operation,
        telling == null || cause != Cause.MONITOR ? null : telling.monitor(),
        deadlock != null ? deadlock : telling == null ? null : telling.other(),
        deadlock != null,
        thread.getName(),
        idOf(watch));
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

  /** All findings, those of the platform too. */
  List<StallFinding> findings() {
    return List.copyOf(byFingerprint.values());
  }

  private Map<String, String> words(@Nullable Observation observation) {
    if (observation == null) {
      return Map.of();
    }
    Map<String, String> words = new LinkedHashMap<>(observation.words());
    String from = causality.of(observation.task());
    if (from != null) {
      words.put(WorkDescription.SCHEDULED_BY, from);
    }
    return words;
  }

  /** The one in the middle: at its end, the other thread may have gone on already. */
  private static @Nullable Sample sampleOfOther(List<Sample> samples) {
    List<Sample> telling = new ArrayList<>(samples);
    telling.removeIf(sample -> sample.other() == null);
    return telling.isEmpty() ? null : telling.get(telling.size() / 2);
  }

  /** The classes of tasks by the time that was seen spent in them, the most first. */
  private static List<String> heaviestTasks(Evidence evidence) {
    Map<String, Long> nanosByTask = new LinkedHashMap<>();
    long all = 0;
    for (Sample sample : evidence.samples()) {
      all += sample.weightNanos();
      String task = sample.task().isEmpty() ? "(channel events)" : sample.task();
      nanosByTask.merge(task, sample.weightNanos(), Long::sum);
    }
    List<Map.Entry<String, Long>> entries = new ArrayList<>(nanosByTask.entrySet());
    entries.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    List<String> heaviest = new ArrayList<>();
    for (Map.Entry<String, Long> entry : entries.subList(0, Math.min(3, entries.size()))) {
      heaviest.add(Math.round(100.0 * entry.getValue() / Math.max(1, all)) + "% " + entry.getKey());
    }
    return heaviest;
  }

  private Frame siteOf(List<StackTraceElement> stack) {
    int index = kinds.siteIndex(stack);
    return stack.isEmpty() ? NOWHERE : Frame.of(stack.get(Math.max(0, index)));
  }

  private StallFinding findingOf(Cause cause, List<StackTraceElement> stack) {
    Frame at = byFingerprint.size() >= MOST ? NOWHERE : siteOf(stack);
    String fingerprint = Fingerprint.of("stall " + cause.key(), at.className(), at.methodName());
    return byFingerprint.computeIfAbsent(fingerprint, f -> new StallFinding(f, cause, at));
  }

  /** How many stalls were violations: the application's, and not excused. */
  synchronized long violations() {
    return violations;
  }

  /** How many stalls the platform was to blame for. */
  synchronized long ofPlatform() {
    return ofPlatform;
  }

  /** How many stalls allow rules excused. */
  synchronized long excused() {
    return excused;
  }

  /** How many stalls the baseline knows. */
  synchronized long known() {
    return known;
  }
}
