package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StallFindingsTest {

  private final LoopWatch watch =
      new LoopWatch(
          new LoopwardenLoop(Thread.currentThread(), null),
          RunQueue.unknown(),
          new AtomicReference<>());

  private JudgedStall at(String method) {
    List<StackTraceElement> stack =
        List.of(new StackTraceElement("com.acme.Orders", method, "Orders.java", 7));
    Sample sample = new Sample(100, Sample.State.RUNNING, stack, 1, "", null, null);
    Evidence evidence =
        new Evidence(100, 100, 100, 0, PlatformTimes.NONE, 0, 0, 1, List.of(sample));
    return JudgedStall.ended(watch, Cause.CPU, evidence, null, Moment.now());
  }

  private static boolean record(StallFindings findings, JudgedStall stall) {
    return findings.record(stall, findings.of(stall));
  }

  @Test
  void aProblemThatDoesNotFitIsNotKeptAndHasItsOwnFingerprint() {
    StallFindings none = new StallFindings(new Allowance(0));
    StallFindings some = new StallFindings(new Allowance(MemoryShare.STALLS));

    assertThat(record(none, at("one"))).isFalse();
    assertThat(record(some, at("one"))).isTrue();
    assertThat(none.all()).isEmpty();
    assertThat(some.all()).hasSize(1);
    assertThat(none.of(at("one")).fingerprint()).isEqualTo(some.of(at("one")).fingerprint());
    assertThat(none.of(at("one")).fingerprint()).isNotEqualTo(none.of(at("two")).fingerprint());
  }

  @Test
  void aProblemIsKeptOnceWithAllItsStallsAndTheStackOfTheFirst() {
    StallFindings findings = new StallFindings(new Allowance(MemoryShare.STALLS));

    record(findings, at("one"));
    record(findings, at("one"));

    assertThat(findings.all()).hasSize(1);
    assertThat(findings.all().get(0).occurrences()).isEqualTo(2);
    assertThat(findings.all().get(0).stack()).hasSize(1);
  }

  /** The share of the budget is used up, and what was kept before is still counted. */
  @Test
  void whatIsKeptStaysKept() {
    StallFindings findings = new StallFindings(new Allowance(MemoryShare.STALLS));
    assertThat(record(findings, at("first"))).isTrue();
    int more = 0;
    while (record(findings, at("more" + more))) {
      more++;
    }

    assertThat(more).isGreaterThan(300);
    assertThat(findings.all()).hasSize(more + 1);
    assertThat(record(findings, at("first"))).isTrue();
    assertThat(findings.all()).hasSize(more + 1);
  }
}
