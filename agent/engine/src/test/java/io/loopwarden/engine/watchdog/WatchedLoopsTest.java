package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.watchdog.figures.GroupFigures;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event loops that begin and end, and what they cost and leave behind. */
@Timeout(60)
class WatchedLoopsTest {

  private static final long MINUTE = 60_000_000_000L;

  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);

  private final WatchedLoops loops = new WatchedLoops(new History());

  private LoopWatch started(String name) {
    return loops.add(new LoopwardenLoop(new Thread(name), null), null);
  }

  /** One iteration from now to now. */
  private static void iterate(LoopWatch watch) {
    LoopwardenIterations.begin(watch.loop());
    LoopwardenIterations.end(watch.loop());
  }

  private static EndedIteration endedIteration() {
    return new EndedIteration(1, 2, 3, -1, 0, 0, 1);
  }

  @Test
  void anEndedLoopLeavesItsFigures() {
    LoopWatch watch = started("short");
    iterate(watch);
    watch.account().count(Cause.CPU);
    watch.end();

    assertThat(loops.removeEnded(watch)).isTrue();

    assertThat(loops).isEmpty();
    LoopFigures figures = loops.figures(System.nanoTime()).get(0);
    assertThat(figures.eventLoop()).isEqualTo("short");
    assertThat(figures.total().iterations().getTotalCount()).isOne();
    assertThat(figures.total().busyNanos()).isEqualTo(watch.loop().metrics.busyNanos());
    assertThat(figures.longestNanos()).isEqualTo(watch.loop().metrics.longestNanos());
    assertThat(figures.stalls()).containsOnlyKeys(Cause.CPU);
  }

  @Test
  void anEndedLoopIsAsOldAsItWasWhenItEnded() {
    LoopWatch watch = started("short");
    watch.end();
    long later = System.nanoTime() + MINUTE;

    LoopFigures before = loops.figures(later).get(0);
    loops.removeEnded(watch);
    LoopFigures after = loops.figures(later).get(0);

    assertThat(before.total().spanNanos()).isLessThan(MINUTE);
    assertThat(after.total().spanNanos()).isEqualTo(before.total().spanNanos());
  }

  @Test
  void aLoopThatRunsIsNotRemoved() {
    LoopWatch watch = started("runs");

    assertThat(loops.removeEnded(watch)).isFalse();

    assertThat(loops).containsExactly(watch);
  }

  private LoopWatch declared(String name) {
    LoopwardenLoop loop = new LoopwardenLoop(new Thread(name), null);
    loop.declared = true;
    return loops.add(loop, null);
  }

  private List<LoopWatch> observedInSomeVisits() {
    List<LoopWatch> observed = new ArrayList<>();
    for (int visit = 0; visit < 10; visit++) {
      observed.clear();
      loops.observed().forEach(observed::add);
    }
    return observed;
  }

  @Test
  void aThreadThatIsOnlyDeclaredIsNotLookedAtEachTime() {
    LoopWatch declared = declared("declared");
    LoopWatch loop = started("loop");

    assertThat(observedInSomeVisits()).containsExactly(loop);
    assertThat(loops).containsExactlyInAnyOrder(declared, loop);
    assertThat(loops.figures(System.nanoTime())).hasSize(2);
  }

  @Test
  void noVisitLooksAtAllOfThousandsOfDeclaredThreads() {
    for (int i = 0; i < 5000; i++) {
      declared("declared").end();
    }
    int mostAtOnce = 0;
    int before = 5000;

    for (int visit = 0; visit < 30; visit++) {
      loops.observed();
      int left = loops.threads().size();
      mostAtOnce = Math.max(mostAtOnce, before - left);
      before = left;
    }

    assertThat(before).isZero();
    assertThat(mostAtOnce).isLessThanOrEqualTo(1000);
  }

  private GroupFigures group() {
    List<GroupFigures> groups = loops.groups(true, System.nanoTime());
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  /** More than the loops of which all is kept: of the others the numbers of their group stay. */
  @Test
  void theNumbersOfAGroupNeverDecreaseWhenItsLoopsEnd() {
    for (int i = 0; i < 600; i++) {
      LoopWatch watch = started("loop-" + i);
      iterate(watch);
      watch.end();
      long spanNanos = group().spanNanos();

      assertThat(loops.removeEnded(watch)).isTrue();

      assertThat(group().spanNanos()).isEqualTo(spanNanos);
      assertThat(group().iterations().count()).isEqualTo(i + 1);
    }
    assertThat(group().group()).isEqualTo("loop");
    assertThat(group().workers()).isZero();
    assertThat(group().iterations().sumNanos()).isLessThanOrEqualTo(group().spanNanos());
  }

  @Test
  void aThreadThatIsOnlyDeclaredIsInNoGroup() {
    LoopWatch declared = declared("declared-1");
    started("loop-1");
    assertThat(group().group()).isEqualTo("loop");

    declared.end();
    loops.removeEnded(declared);

    assertThat(group().group()).isEqualTo("loop");
    assertThat(group().workers()).isOne();
  }

  @Test
  void theNumberOfGroupsIsBounded() {
    for (int i = 0; i < 1000; i++) {
      started("group" + i + "-1");
    }

    List<GroupFigures> groups = loops.groups(false, System.nanoTime());

    assertThat(groups).hasSize(101);
    assertThat(groups)
        .filteredOn(group -> group.group().equals("other"))
        .singleElement()
        .satisfies(group -> assertThat(group.workers()).isEqualTo(900));
  }

  private int pendingOf(Object executor) {
    loops.add(new LoopwardenLoop(new Thread("pending-1"), executor), null);
    return (int) group().pendingTasks();
  }

  @Test
  void tasksThatWaitAreCountedWhereThatOnlyReadsTheQueuesSize() {
    assertThat(pendingOf(new SingleThreadEventExecutor())).isEqualTo(3);
  }

  /** As the event loops of early 4.1 versions do: they queue a task and wait for it. */
  @Test
  void anExecutorThatOverridesTheMethodIsNotAsked() {
    assertThat(pendingOf(new AskingEventLoop())).isNegative();
  }

  /** Has the name of Netty's class. */
  public static class SingleThreadEventExecutor {
    public int pendingTasks() {
      return 3;
    }
  }

  /** Would block whoever asks. */
  public static final class AskingEventLoop extends SingleThreadEventExecutor {
    @Override
    public int pendingTasks() {
      throw new AssertionError("it was asked");
    }
  }

  @Test
  void aDeclaredThreadIsLookedAtEachTimeOnceAnExecutorRunsOnIt() {
    LoopWatch declared = declared("declared");

    loops.observe(declared);

    assertThat(loops.observed()).containsExactly(declared);
    assertThat(loops).containsExactly(declared);
  }

  @Test
  void aDeclaredThreadIsLookedAtEachTimeOnceItHasAnIteration() {
    LoopWatch declared = declared("declared");
    LoopwardenIterations.begin(declared.loop());

    assertThat(observedInSomeVisits()).containsExactly(declared);
  }

  @Test
  void aLongIterationOfADeclaredThreadIsKnownToBeJudgedAndIsLookedAt() {
    LoopWatch declared = declared("declared");
    declared.ended(endedIteration());
    declared.end();

    assertThat(loops.isJudging()).isTrue();
    assertThat(observedInSomeVisits()).containsExactly(declared);
  }

  @Test
  void aDeclaredThreadThatHasEndedIsRemoved() {
    declared("declared").end();

    assertThat(observedInSomeVisits()).isEmpty();
    assertThat(loops).isEmpty();
  }

  @Test
  void aLoopIsRemovedOnceItsLastIterationIsJudged() {
    LoopWatch watch = started("stalled");
    watch.ended(endedIteration());
    watch.end();
    assertThat(loops.removeEnded(watch)).isFalse();

    watch.iterations().remove();

    assertThat(loops.removeEnded(watch)).isTrue();
    assertThat(loops).isEmpty();
  }

  @Test
  void aLoopIsRemovedOnceItsLastStallIsOver() {
    LoopWatch watch = started("stalled");
    watch.account().ongoing(new OngoingStall(Cause.CPU, SITE, 1));
    watch.end();
    assertThat(loops.removeEnded(watch)).isFalse();

    watch.account().ongoing(null);

    assertThat(loops.removeEnded(watch)).isTrue();
  }

  @Test
  void nothingOfAnEndedLoopIsKept() {
    List<WeakReference<Object>> kept = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      LoopWatch watch = started("short");
      iterate(watch);
      watch.end();
      loops.removeEnded(watch);
      kept.add(new WeakReference<>(watch));
      kept.add(new WeakReference<>(watch.loop()));
      kept.add(new WeakReference<>(watch.loop().thread));
    }

    while (kept.stream().anyMatch(reference -> reference.get() != null)) {
      System.gc();
    }

    assertThat(loops.figures(System.nanoTime())).hasSize(3);
    Reference.reachabilityFence(loops);
  }

  @Test
  void theFiguresOfTheLastEndedLoopsAreKept() {
    for (int i = 0; i < 300; i++) {
      LoopWatch watch = started("short-" + i);
      watch.end();
      loops.removeEnded(watch);
    }

    List<LoopFigures> figures = loops.figures(System.nanoTime());

    assertThat(figures).hasSize(256);
    assertThat(figures.get(0).eventLoop()).isEqualTo("short-44");
    assertThat(figures.get(255).eventLoop()).isEqualTo("short-299");
  }

  /** Thousands of idle loops must not keep the watchdog busy: it passes over these. */
  @Test
  void anIdleLoopIsQuiet() {
    LoopWatch watch = started("idle");
    iterate(watch);
    assertThat(watch.isQuiet()).isTrue();

    LoopwardenIterations.begin(watch.loop());
    assertThat(watch.isQuiet()).isFalse();
    LoopwardenIterations.end(watch.loop());
    assertThat(watch.isQuiet()).isTrue();
  }

  @Test
  void aLoopIsNotQuietUntilItsIterationIsJudgedAndReleased() {
    LoopWatch watch = started("stalled");
    iterate(watch);
    watch.ended(endedIteration());
    assertThat(watch.isQuiet()).isFalse();
    watch.iterations().remove();
    assertThat(watch.isQuiet()).isTrue();

    watch.add(new Observation(1, 1, -1, -1, PlatformTimes.NONE));
    assertThat(watch.isQuiet()).isFalse();
    watch.releaseEnded(0);
    assertThat(watch.isQuiet()).isTrue();
  }

  @Test
  void aLoopIsNotQuietWhileAStallGoesOnAndOnceItHasEnded() {
    LoopWatch watch = started("stalled");
    iterate(watch);
    watch.account().ongoing(new OngoingStall(Cause.CPU, SITE, 1));
    assertThat(watch.isQuiet()).isFalse();
    watch.account().ongoing(null);
    assertThat(watch.isQuiet()).isTrue();

    watch.end();
    assertThat(watch.isQuiet()).isFalse();
  }

  @Test
  void aLoopThatRanBeforeIsNotQuietUntilItWaits() {
    LoopWatch watch = started("attached");
    watch.ranBefore();
    assertThat(watch.isQuiet()).isFalse();

    iterate(watch);
    assertThat(watch.isQuiet()).isTrue();
  }

  @Test
  void recentFiguresAreThoseOfTheLastMinuteOrTwo() {
    LoopWatch watch = started("old");
    long start = watch.loop().metrics.startNanos();
    iterate(watch);
    loops.keepTime(start + MINUTE);
    assertThat(recentIterations(watch, start + MINUTE)).isOne();
    iterate(watch);
    long beforeMinute = start + 2 * MINUTE - 2_000_000_000;
    loops.keepTime(beforeMinute);
    assertThat(recentIterations(watch, beforeMinute)).isEqualTo(2);

    loops.keepTime(start + 2 * MINUTE);

    assertThat(recentIterations(watch, start + 2 * MINUTE)).isOne();
    assertThat(watch.figures(start + 2 * MINUTE).total().iterations().getTotalCount()).isEqualTo(2);
  }

  private static long recentIterations(LoopWatch watch, long nowNanos) {
    return watch.figures(nowNanos).recent().iterations().getTotalCount();
  }
}
