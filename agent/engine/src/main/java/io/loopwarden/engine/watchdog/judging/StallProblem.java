package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.judging.SharedSite.Sited;
import io.loopwarden.engine.watchdog.sampling.CallTree;
import io.loopwarden.engine.watchdog.sampling.NamedProblem;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problem that a stall is an occurrence of: the site and the call that most of its samples
 * share. The cause has no part in it: it may differ between a stall that lasts and its end, and
 * between one run and the next. What a report has named while the stall lasted stays its problem
 * while it has a third of the time. Only the watchdog's thread uses it.
 */
final class StallProblem {

  /** What stands for the call where the site computes itself, and where there is no site. */
  static final String NO_CALL = Stall.CATEGORY;

  /** Of a stall that did hardly anything else, what loads code is what it did. */
  private static final int LEAST_PART_OF_STEADY = 8;

  /** One in so many parts of the time is enough for what was named to stay. */
  private static final int PARTS_THAT_KEEP = 3;

  private final List<Sited> samples;
  private final Cause cause;
  private final StalledCall calls;
  private final List<StackTraceElement> whole;
  private @Nullable String called;
  private boolean isCallKnown;
  private boolean isNamed;
  private @Nullable String name;

  StallProblem(JudgedStall judged, StalledCall calls) {
    this.cause = judged.cause();
    this.calls = calls;
    this.whole = judged.stack();
    SharedSite shared = SharedSite.of(judged.evidence().samples(), calls.owners());
    Observation observation = judged.observation();
    NamedProblem named = observation == null ? null : observation.named;
    List<Sited> kept =
        named == null ? List.of() : calling(named.called(), shared.having(named.site()));
    if (named == null || weightNanos(kept) * PARTS_THAT_KEEP < shared.allNanos()) {
      this.samples = shared.samples();
    } else {
      this.samples = kept;
      this.isCallKnown = true;
      this.called = named.called();
    }
  }

  /** What later reports of the same stall have to name as well; null if there is no site. */
  @Nullable NamedProblem named() {
    StackTraceElement site = heaviestSite(samples);
    call();
    return site == null ? null : new NamedProblem(SharedSite.function(site), called);
  }

  /** The site, with the line where most of the time went. */
  Frame site() {
    StackTraceElement site = heaviestSite(samples);
    if (site == null) {
      return Frame.UNKNOWN;
    }
    Sited seen = representative(samples);
    return seen != null && seen.entersMonitor() ? calls.asEntered(site) : calls.asWritten(site);
  }

  /** The method that the site called for most of the time; null if there is no such method. */
  @Nullable String call() {
    if (!isNamed) {
      isNamed = true;
      called = isCallKnown ? called : mostCalled();
      Sited representative = called == null ? null : representative(withCall());
      name = representative == null ? null : calls.of(representative);
    }
    return name;
  }

  /** The call; {@link #NO_CALL} if there is none. */
  String callName() {
    String call = call();
    return call == null ? NO_CALL : call;
  }

  /** The stable id of site and call. */
  String fingerprint() {
    Frame site = site();
    return Fingerprint.of(callName(), site.className(), site.methodName());
  }

  /**
   * Where most of its time went, the innermost frame first, on a way that has site and call; if
   * there is no site, where most of the iteration's time went.
   */
  List<StackTraceElement> stack() {
    call();
    List<Sample> seen = new ArrayList<>();
    for (Sited each : withCall()) {
      seen.add(each.sample());
    }
    if (seen.isEmpty()) {
      return whole;
    }
    List<Sample> telling = new ArrayList<>(seen);
    telling.removeIf(sample -> !cause.isSeenIn(sample));
    return CallTree.of(telling.isEmpty() ? seen : telling).heaviestStack();
  }

  /** The same as text, with the lines that the source has. */
  List<Frame> frames() {
    List<StackTraceElement> stack = stack();
    List<Frame> frames = calls.asWritten(stack);
    if (cause == Cause.MONITOR && !stack.isEmpty()) {
      frames.set(0, calls.asEntered(stack.get(0)));
    }
    return frames;
  }

  private List<Sited> withCall() {
    return calling(called, samples);
  }

  /** Those in which the site calls a function; all, if that is null. */
  private List<Sited> calling(@Nullable String function, List<Sited> samples) {
    List<Sited> calling = new ArrayList<>(samples);
    calling.removeIf(each -> function != null && !function.equals(calls.functionBelow(each)));
    return calling;
  }

  /** The function beneath the site for more than half of the steady time, or null. */
  private @Nullable String mostCalled() {
    Map<String, Long> nanosByCall = new LinkedHashMap<>();
    long allNanos = 0;
    for (Sited each : steady()) {
      String below = calls.functionBelow(each);
      allNanos += each.weightNanos();
      if (below != null) {
        nanosByCall.merge(below, each.weightNanos(), Long::sum);
      }
    }
    String most = SharedSite.heaviest(nanosByCall);
    return most != null && nanosByCall.getOrDefault(most, 0L) * 2 > allNanos ? most : null;
  }

  /**
   * Without the loading and linking of code, which happens the first time only: the problem is the
   * same the next time. All samples, if little else was seen.
   */
  private List<Sited> steady() {
    List<Sited> steady = new ArrayList<>(samples);
    steady.removeIf(each -> each.sample().isLoading());
    return weightNanos(steady) * LEAST_PART_OF_STEADY < weightNanos(samples) ? samples : steady;
  }

  private static long weightNanos(List<Sited> samples) {
    long nanos = 0;
    for (Sited each : samples) {
      nanos += each.weightNanos();
    }
    return nanos;
  }

  private static @Nullable Sited representative(List<Sited> samples) {
    StackTraceElement line = heaviestSite(samples);
    for (Sited each : samples) {
      if (each.site().equals(line)) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable StackTraceElement heaviestSite(List<Sited> samples) {
    Map<StackTraceElement, Long> nanosByLine = new LinkedHashMap<>();
    for (Sited each : samples) {
      nanosByLine.merge(each.site(), each.weightNanos(), Long::sum);
    }
    return SharedSite.heaviest(nanosByLine);
  }
}
