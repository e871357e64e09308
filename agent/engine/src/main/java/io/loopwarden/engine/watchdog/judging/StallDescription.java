package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.sampling.CallTree;
import io.loopwarden.engine.watchdog.sampling.Causality;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a stall into the words of a report. Only the watchdog's thread uses it. */
public final class StallDescription {

  /** So many classes of a crowd of tasks are named. */
  private static final int HEAVIEST = 3;

  private final Causality causality;
  private final Scopes scopes;
  private final StalledCall calls;

  public StallDescription(
      Catalogue catalogue, CodeOwners owners, Causality causality, Scopes scopes) {
    this.calls = new StalledCall(catalogue, owners);
    this.causality = causality;
    this.scopes = scopes;
  }

  /** A stall as it is reported. */
  Stall of(JudgedStall judged, StallProblem problem, Finding finding, Delay delay) {
    Evidence evidence = judged.evidence();
    Observation observation = judged.observation();
    Cause cause = judged.cause();
    OtherThread deadlock = judged.deadlock();
    Sample telling = sampleOfOther(evidence.samples());
    return new Stall(
        finding,
        cause,
        cause.isPlatform() ? null : problem.call(),
        finding.problem().occurrences(),
        judged.durationNanos(),
        judged.end().nanos(),
        judged.end().millis(),
        judged.ongoing(),
        evidence.cpuNanos(),
        CauseClassifier.platformNanos(evidence),
        evidence.calledNanos(),
        evidence.steps(),
        cause == Cause.MANY_TASKS ? heaviestTasks(evidence) : List.of(),
        problem.frames(),
        CallTree.of(evidence.samples()).lines(),
        evidence.samples().size(),
        words(observation),
        observation == null ? judged.thread().loop().scope : scopes.of(observation.task()),
        judged.operation(),
        telling == null || cause != Cause.MONITOR ? null : telling.monitor(),
        deadlock != null ? deadlock : telling == null ? null : telling.other(),
        deadlock != null,
        judged.thread().name(),
        judged.thread().id(),
        observation == null ? null : observation.event,
        delay);
  }

  /** The problem that a stall is an occurrence of. */
  StallProblem problemOf(JudgedStall judged) {
    return new StallProblem(judged, calls);
  }

  /** The fingerprints that a stall had in earlier versions. */
  List<String> formerFingerprints(JudgedStall judged, StallProblem problem) {
    return FormerFingerprints.of(judged, problem, calls);
  }

  static List<Frame> framesOf(List<StackTraceElement> stack) {
    List<Frame> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      frames.add(Frame.of(frame));
    }
    return frames;
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
    for (Map.Entry<String, Long> entry : entries.subList(0, Math.min(HEAVIEST, entries.size()))) {
      heaviest.add(Math.round(100.0 * entry.getValue() / Math.max(1, all)) + "% " + entry.getKey());
    }
    return heaviest;
  }
}
