package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.finding.RecentStalls;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.AllowRules;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.work.Work;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands calls that loops recorded to the judge. Only the reporter's thread uses it. */
final class CallExaminer {

  /** Calls whose stall the watchdog has not found after so long are judged without it. */
  private static final long STALL_PATIENCE_NANOS = 90_000_000;

  /** A stall that was seen will be found, however late the watchdog is. */
  private static final long SEEN_PATIENCE_NANOS = 1_000_000_000;

  private final Judge judge;
  private final PlatformShare platform;
  private final Catalogue catalogue;
  private final Policy policy;
  private final Thresholds thresholds;
  private final PlatformCalls platformCalls;
  private final PathTexts texts;
  private final LoopMemory loops;
  private long judgedUntilNanos = System.nanoTime();
  private @Nullable CallListener calls;

  CallExaminer(
      Catalogue catalogue,
      Configuration configuration,
      CodeOwners owners,
      Policy policy,
      LoopMemory loops,
      PlatformShare platform,
      Judge judge) {
    this.platform = platform;
    this.judge = judge;
    this.loops = loops;
    this.catalogue = catalogue;
    this.policy = policy;
    this.thresholds = new Thresholds(catalogue, configuration);
    this.platformCalls = new PlatformCalls(platform, new ColdLogging(configuration));
    this.texts =
        new PathTexts(
            owners,
            new OperationNames(catalogue),
            new CallNames(catalogue, owners),
            loops,
            new Allowance(MemoryShare.STACKS));
  }

  /** A loop recorded a wait, which may be a part of a longer call. */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  void recorded(CallPath path, long durationNanos, long endNanos) {
    if (calls != null) {
      calls.accept(path.thread().getId(), endNanos, durationNanos);
    }
  }

  /** What the waits of one call have in common; {@link CallKeys#NONE} for a call of its own. */
  long keyOf(CallPath path) {
    PathText text = texts.of(path);
    if (text == null) {
      return CallKeys.NONE;
    }
    text.rules(policy);
    return text.key(path.callingInstruction());
  }

  /** Whether a wait is for something that happens once; to be asked after {@link #keyOf}. */
  boolean isOneOff(CallPath path) {
    PathText text = texts.of(path);
    return text != null && text.isOneOff();
  }

  /** How long the time between two waits may be to belong to their call for certain. */
  long longestGapNanos() {
    return thresholds.thresholdNanos();
  }

  /** Counts a call that there was no memory to judge. Allocates nothing. */
  void notJudged() {
    loops.unclassified();
  }

  /**
   * Calls for the judge; null if their path was evicted, which is counted.
   *
   * @param calls how many there are, if they are not short ones
   */
  @Nullable CallIncident incident(
      CallPath path, int calls, long durationNanos, long endNanos, @Nullable Work work) {
    PathText text = texts.of(path);
    if (text == null) {
      notJudged();
      return null;
    }
    boolean isShort = path.kind() == CallPath.Kind.SHORT;
    int count = isShort ? path.takeShortCalls() : calls;
    List<AllowRule> rules = text.rules(policy);
    AllowRule rule = AllowRules.allowing(rules, durationNanos / Math.max(1, count));
    TracedCall call = text.call();
    path.counts(rules.isEmpty() && thresholds.reached(call.operation(), path.operation(), 0));
    boolean isBelowThreshold =
        !isShort
            && !call.deadlock()
            && !thresholds.reached(call.operation(), path.operation(), durationNanos);
    return new CallIncident(
        path,
        text,
        text.isOneOff() ? text.oneOff(catalogue) : call,
        rule,
        isBelowThreshold,
        durationNanos,
        endNanos,
        work,
        count,
        false,
        List.of(),
        Delay.NONE,
        0);
  }

  /**
   * Whether the calls of a category took long enough in an iteration, without the platform, for
   * each of them to count.
   *
   * @param calls some of them
   * @param beginNanos when the first of these began, by {@link System#nanoTime()}
   * @param sumNanos how long all of the category took
   */
  boolean reachedBySum(CallIncident calls, long beginNanos, long sumNanos) {
    String category = calls.call().operation().category();
    return thresholds.reachedBySum(category, sumNanos)
        && thresholds.reachedBySum(category, platformCalls.ownNanos(calls, beginNanos, sumNanos));
  }

  /** Whether all is known of what the platform added, or it does not matter. */
  boolean isPlatformKnown(CallsOfProblem calls) {
    return !canBePlatforms(calls.longest()) || platform.isKnownUntil(calls.endNanos());
  }

  /** Begins with a look at all that was recorded. */
  void begin() {
    judgedUntilNanos = System.nanoTime();
  }

  /** Calls of an iteration that has ended are not judged yet. */
  void putOff(CallsOfProblem calls) {
    if (calls.endNanos() - judgedUntilNanos < 0) {
      judgedUntilNanos = calls.endNanos();
    }
  }

  /** All calls of iterations that had ended by now, or by a moment before that, are judged. */
  void end() {
    judge.recentCalls().stalls().callsJudgedUntil(judgedUntilNanos);
    texts.tidy();
  }

  /** Whether the stall that their iteration may be is known, or will not be known soon. */
  boolean isStallKnown(CallsOfProblem calls) {
    long overNanos = calls.overNanos();
    long nowNanos = System.nanoTime();
    RecentStalls stalls = judge.recentCalls().stalls();
    long threadId = calls.longest().threadId();
    long patienceNanos = stalls.isSeen(threadId) ? SEEN_PATIENCE_NANOS : STALL_PATIENCE_NANOS;
    return nowNanos - overNanos > patienceNanos
        || stalls.isKnown(
            threadId,
            nowNanos - calls.iteration() & WorkUnit.ITERATION_MASK,
            calls.beginNanos(),
            overNanos);
  }

  /** Whether it is not blocking by nature. */
  private boolean canBePlatforms(CallIncident occurrence) {
    return occurrence.isSummedUp() && thresholdNanos(occurrence) > 0;
  }

  private long thresholdNanos(CallIncident occurrence) {
    return thresholds.nanos(occurrence.call().operation(), occurrence.path().operation());
  }

  /**
   * Hands an occurrence to the judge. What merely can block, and would have been too short without
   * the platform or with warm code, is the platform's.
   *
   * @param loop where it was; null if that is not known
   * @param beginNanos when its first call began, by {@link System#nanoTime()}
   * @param othersNanos how long calls of other problems took in its iteration
   */
  void judge(
      CallIncident occurrence, @Nullable LoopwardenLoop loop, long beginNanos, long othersNanos) {
    if (platformCalls.include(occurrence, loop, beginNanos, thresholdNanos(occurrence))) {
      judge.ended(occurrence.ofPlatform());
    } else if (occurrence.isSummedUp()) {
      judgeWhole(occurrence, beginNanos, othersNanos);
    } else {
      judge.ended(occurrence);
    }
  }

  /** With the duration of the stall that its iteration is, unless it counts as that stall. */
  private void judgeWhole(CallIncident occurrence, long beginNanos, long othersNanos) {
    RecentStalls.Whole whole =
        judge.recentCalls().stalls().whole(occurrence, beginNanos, othersNanos);
    if (whole != null) {
      if (whole.loop() != null) {
        judge.goesOnNoLonger(whole.loop()); // it counts as its calls
      }
      judge.ended(occurrence.lasting(whole));
    } else if (occurrence.call().deadlock()) {
      judge.ended(occurrence); // it was reported when it began
    }
  }

  /** Hands a wait to the judge that begins, and that only its own event loop could end. */
  void begins(CallIncident deadlock) {
    judge.begins(deadlock);
  }

  /** The iteration of such a wait is over, and its calls are judged. */
  void over(CallIncident deadlock) {
    judge.over(deadlock);
  }

  /** Sets who receives every call that loops recorded. */
  void listener(CallListener calls) {
    this.calls = calls;
  }
}
