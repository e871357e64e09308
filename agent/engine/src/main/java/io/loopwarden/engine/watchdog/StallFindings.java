package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.Fingerprint;
import io.loopwarden.engine.record.Frame;
import io.loopwarden.engine.record.FrameKinds;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The problems that stalls are occurrences of, by cause and site. The watchdog's thread adds to
 * them; any thread may read.
 */
final class StallFindings {

  /** How many problems are kept apart; further ones share one finding per cause. */
  private static final int MOST = 1024;

  private static final Frame NOWHERE = new Frame("(unknown)", "(unknown)", null, 0);

  private final Map<String, StallFinding> byFingerprint = new ConcurrentHashMap<>();

  /** What the stalls that go on are occurrences of. */
  private final Map<LoopWatch, StallFinding> open = new WeakHashMap<>();

  private final FrameKinds kinds = new FrameKinds();

  /** All of them, those of the platform too. */
  List<StallFinding> all() {
    return List.copyOf(byFingerprint.values());
  }

  /** What a stall is an occurrence of. */
  StallFinding of(JudgedStall judged) {
    Frame at = byFingerprint.size() >= MOST ? NOWHERE : siteOf(judged.stack());
    Cause cause = judged.cause();
    String fingerprint = Fingerprint.of("stall " + cause.key(), at.className(), at.methodName());
    return byFingerprint.computeIfAbsent(fingerprint, f -> new StallFinding(f, cause, at));
  }

  /** Counts a stall as an occurrence of a finding. */
  void record(JudgedStall judged, StallFinding finding) {
    if (judged.ongoing()) {
      goesOn(judged.watch(), finding);
      finding.ongoing(
          judged.watch(), judged.end().nanos() - judged.durationNanos(), judged.stack());
    } else {
      finding.record(judged.durationNanos(), judged.stack());
    }
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
