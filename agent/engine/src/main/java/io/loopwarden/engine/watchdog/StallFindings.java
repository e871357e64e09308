package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.KeptStacks;
import io.loopwarden.engine.record.FrameKinds;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The problems that stalls are occurrences of, by cause and site, as far as there is memory. The
 * watchdog's thread adds to them; any thread may read.
 */
final class StallFindings {

  private static final Frame NOWHERE = new Frame("(unknown)", "(unknown)", null, 0);

  private final Map<String, StallFinding> byFingerprint = new ConcurrentHashMap<>();

  /** What the stalls that go on are occurrences of. */
  private final Map<LoopWatch, StallFinding> open = new WeakHashMap<>();

  private final FrameKinds kinds = new FrameKinds();
  private final KeptStacks stacks;

  /** Makes an empty table that keeps the problems that fit into an allowance. */
  StallFindings(Allowance memory) {
    this.stacks = new KeptStacks(memory);
  }

  /** All of them, those of the platform too. */
  List<StallFinding> all() {
    return List.copyOf(byFingerprint.values());
  }

  /** What a stall is an occurrence of; one that is new is kept once it is recorded. */
  StallFinding of(JudgedStall judged) {
    return of(judged.cause(), siteOf(judged.stack()));
  }

  private StallFinding of(Cause cause, Frame at) {
    String fingerprint = Fingerprint.of("stall " + cause.key(), at.className(), at.methodName());
    StallFinding kept = byFingerprint.get(fingerprint);
    return kept == null ? new StallFinding(fingerprint, cause, at) : kept;
  }

  /**
   * Counts a stall as an occurrence of a finding.
   *
   * @return whether the finding is among {@link #all}; false if there is no memory for it
   */
  boolean record(JudgedStall judged, StallFinding finding) {
    boolean kept = keep(finding, judged.stack());
    if (judged.ongoing()) {
      goesOn(judged.watch(), finding);
      finding.ongoing(judged.watch(), judged.end().nanos() - judged.durationNanos());
    } else {
      finding.record(judged.durationNanos());
    }
    return kept;
  }

  private boolean keep(StallFinding finding, List<StackTraceElement> stack) {
    if (byFingerprint.get(finding.fingerprint()) == finding) {
      return true;
    }
    List<StackTraceElement> kept = stacks.keep(stack);
    if (kept == null) {
      return false;
    }
    finding.stack(kept);
    byFingerprint.put(finding.fingerprint(), finding);
    return true;
  }

  /** The stall of a loop has ended. */
  void ended(LoopWatch watch) {
    goesOn(watch, null);
  }

  /**
   * Notes what the stall of a loop that goes on is an occurrence of; null once it has ended. While
   * it lasted it may have looked like another problem: there it is not counted then.
   */
  private void goesOn(LoopWatch watch, @Nullable StallFinding finding) {
    StallFinding before = finding == null ? open.remove(watch) : open.put(watch, finding);
    if (before != null && before != finding) {
      before.noLongerOngoing(watch);
    }
  }

  /** The innermost frame of the application. */
  Frame siteOf(List<StackTraceElement> stack) {
    return stack.isEmpty() ? NOWHERE : Frame.of(stack.get(Math.max(0, siteIndex(stack))));
  }

  /** The place of the site in a stack, or a negative number. */
  int siteIndex(List<StackTraceElement> stack) {
    return kinds.siteIndex(stack);
  }
}
