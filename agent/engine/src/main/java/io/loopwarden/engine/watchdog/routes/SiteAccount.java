package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.figures.SiteTime;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of one site, and of one call there. Guarded by {@link RouteTimes}. */
final class SiteAccount {

  private final Frame site;
  private final LoopState state;
  private final @Nullable String call;
  private long nanos;

  /**
   * Makes it empty.
   *
   * @param state what event loops do there
   * @param call the method that the site called; null if it computes itself, or if that is not
   *     known
   */
  SiteAccount(Frame site, LoopState state, @Nullable String call) {
    this.site = site;
    this.state = state;
    this.call = call;
  }

  void add(long weightNanos) {
    nanos += weightNanos;
  }

  /**
   * What was seen.
   *
   * @param allNanos the time of which it is a share
   * @param problems the fingerprints of all problems
   */
  SiteTime time(long allNanos, Set<String> problems) {
    String shown = call == null || state == LoopState.COMPUTING ? "" : call;
    return new SiteTime(
        site.function(), shown, fingerprint(problems), (double) nanos / Math.max(1, allNanos));
  }

  /** A stall's call is the one that most of its samples show; where there is none, it is itself. */
  private String fingerprint(Set<String> problems) {
    String ofCall = call == null ? "" : of(call);
    if (problems.contains(ofCall)) {
      return ofCall;
    }
    String ofStall = of(Stall.CATEGORY);
    return problems.contains(ofStall) ? ofStall : "";
  }

  private String of(String called) {
    return Fingerprint.of(called, site.className(), site.methodName());
  }
}
