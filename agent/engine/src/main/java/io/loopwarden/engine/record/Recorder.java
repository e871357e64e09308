package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the event loops record. {@link #loop} may be called by any thread;
 * everything else only under the recorder's own lock, which no event loop ever takes.
 */
public final class Recorder {

  private final Catalogue catalogue;
  private final CodeOwners owners;
  private final Policy policy;
  private final LoopMemory memory = new LoopMemory();
  private final Judge judge;
  private final CallExaminer examiner;

  /** A set: beginning and ending must cost the same however many loops there are. */
  private final Set<LoopRecorder> loops = ConcurrentHashMap.newKeySet();

  private final RecorderNews news = new RecorderNews();

  /** Those of the loops with calls, in the order of their first ones. */
  private final Set<LoopRecorder> reading = new LinkedHashSet<>();

  private int endedLoops;
  private long belowThresholdOfEndedLoops;
  private long sampledCallsOfEndedLoops;
  private final List<Flood> floodsOfEndedLoops = new ArrayList<>();

  /**
   * Makes an empty recorder.
   *
   * @param configuration the thresholds
   * @param owners decide whose code a frame is
   * @param policy what is allowed
   * @param platform what the platform added to calls
   * @param judge gets the calls, on the thread that calls {@link #drain}
   */
  public Recorder(
      Catalogue catalogue,
      Configuration configuration,
      CodeOwners owners,
      Policy policy,
      PlatformShare platform,
      Judge judge) {
    this.catalogue = catalogue;
    this.owners = owners;
    this.policy = policy;
    this.judge = judge;
    this.examiner =
        new CallExaminer(catalogue, configuration, owners, policy, memory, platform, judge);
  }

  /** Sets what receives every call that is taken in. */
  public synchronized void listener(CallListener calls) {
    examiner.listener(calls);
  }

  /** A recorder for an event loop that starts. */
  public LoopRecorder loop(LoopwardenLoop loop) {
    return add(new LoopRecorder(loop.thread, loop, catalogue, owners, policy, memory, news));
  }

  /** A recorder for a thread whose iterations are not known: each wait is a call. */
  public LoopRecorder loop(Thread thread) {
    return add(new LoopRecorder(thread, null, catalogue, owners, policy, memory, news));
  }

  private LoopRecorder add(LoopRecorder loop) {
    loops.add(loop);
    return loop;
  }

  /**
   * Takes in what the loops recorded since the last time, but for calls that may still go on, and
   * removes loops that have ended.
   */
  public synchronized void drain() {
    examiner.begin();
    news.moveTo(reading, loops);
    for (Iterator<LoopRecorder> each = reading.iterator(); each.hasNext(); ) {
      LoopRecorder loop = each.next();
      boolean ended = loop.hasEnded();
      loop.drain(examiner);
      if (ended) {
        each.remove();
        loops.remove(loop);
        endedLoops++;
        belowThresholdOfEndedLoops += loop.belowThreshold();
        sampledCallsOfEndedLoops += loop.sampledCalls();
        note(loop.flood(true), floodsOfEndedLoops);
        loop.close();
      }
    }
    examiner.end();
  }

  /** Takes in all that was recorded; a call that still goes on is taken in as far as it is now. */
  public synchronized void drainAll() {
    drain();
    for (LoopRecorder loop : reading) {
      loop.passAll();
    }
  }

  /**
   * The floods that are to be told now.
   *
   * @param isLast whether nothing is told later
   */
  public synchronized List<Flood> floods(boolean isLast) {
    if (floodsOfEndedLoops.isEmpty() && sampledCalls() == 0) {
      return List.of();
    }
    List<Flood> floods = new ArrayList<>(floodsOfEndedLoops);
    floodsOfEndedLoops.clear();
    for (LoopRecorder loop : reading) {
      note(loop.flood(isLast), floods);
    }
    return floods;
  }

  private static void note(@Nullable Flood flood, List<Flood> floods) {
    if (flood != null) {
      floods.add(flood);
    }
  }

  private long sampledCalls() {
    long calls = sampledCallsOfEndedLoops;
    for (LoopRecorder loop : reading) {
      calls += loop.sampledCalls();
    }
    return calls;
  }

  /** How many calls did not fit into the memory for records. */
  public long unclassifiedCalls() {
    return memory.unclassifiedCalls();
  }

  /** What was found since the start. */
  public synchronized Summary summary() {
    List<Summary.Row> problems = new ArrayList<>();
    long calls = 0;
    long totalNanos = 0;
    long lost = 0;
    long accepted = judge.acceptedCallsWithoutFinding();
    List<Finding> violations = new ArrayList<>();
    for (Finding finding : judge.findings(Kind.BLOCKING_CALL)) {
      long occurrences = finding.occurrences();
      if (judge.isAccepted(finding)) {
        accepted += occurrences;
        continue;
      }
      violations.add(finding);
      calls += occurrences;
      lost += finding.unmeasured();
      totalNanos += finding.totalNanos();
    }
    for (ProblemTotals problem : ProblemTotals.of(withOthers(violations))) {
      problems.add(SummaryRows.ofProblem(problem));
    }
    long below =
        belowThresholdOfEndedLoops + judge.count(Kind.BLOCKING_CALL, Outcome.BELOW_THRESHOLD);
    for (LoopRecorder loop : loops) {
      below += loop.belowThreshold();
    }
    return new Summary(
        loops.size() + endedLoops,
        calls,
        totalNanos,
        below,
        judge.count(Kind.BLOCKING_CALL, Outcome.OF_PLATFORM),
        lost,
        sampledCalls(),
        judge.count(Kind.BLOCKING_CALL, Outcome.ALLOWED),
        accepted,
        judge.count(Kind.BLOCKING_CALL, Outcome.UNCLASSIFIED)
            + judge.count(Kind.SEEN_BY_JFR, Outcome.UNCLASSIFIED)
            + memory.unclassifiedCalls(),
        SummaryRows.worstFirst(
            SummaryRows.ofOperations(judge.durationsNanosByOperation(), violations)),
        SummaryRows.worstFirst(problems),
        rulesToTell());
  }

  /** With what does not consist of calls that were recorded. */
  private List<Finding> withOthers(List<Finding> ofCalls) {
    List<Finding> all = new ArrayList<>(ofCalls);
    for (Kind kind : List.of(Kind.STALL, Kind.SEEN_BY_JFR, Kind.POOL_SATURATED)) {
      for (Finding finding : judge.findings(kind)) {
        if (!judge.isAccepted(finding)) {
          all.add(finding);
        }
      }
    }
    return all;
  }

  private List<AllowRule> rulesToTell() {
    List<AllowRule> rules = new ArrayList<>();
    for (AllowRule rule : policy.rules().rules()) {
      if (!rule.isToldOnlyOnceUsed() || rule.uses() > 0) {
        rules.add(rule);
      }
    }
    return rules;
  }

  /** Ends a loop's recording; what it recorded is still taken in. */
  public static void end(LoopRecorder loop) {
    loop.end();
  }
}
