package io.loopwarden.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.GrowthLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTest {
  @TempDir private Path folder;

  private static final JvmProblem SLEEP =
      TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 21, 300);
  private static final JvmProblem NAP =
      TestResults.call("01234567", "java.lang.Thread.sleep", "com.acme.Orders.nap", 5);

  private static final BaselineFile SLEEP_KNOWN =
      BaselineFile.parse("9f3a12c4 a.A.a x.X.a occurrences=1 longest_ms=300 reason=later");

  private static String lines(Judgement judgement) {
    return String.join("\n", JudgementLines.of(judgement, judgement.isGood()));
  }

  @Test
  void withoutABaselineAllIsNew() {
    Judgement judgement =
        Judgement.of(TestResults.results(TestResults.result(SLEEP, NAP)), null, null);

    assertThat(judgement.fresh()).hasSize(2);
    assertThat(judgement.isGood()).isFalse();
    assertThat(judgement.untold()).isEqualTo("no baseline is given");
  }

  @Test
  void onRequestProblemsAreRankedByWhoWaited() {
    JvmProblem nap = TestResults.delayed(NAP, 70);
    Judgement judgement =
        Judgement.of(
            TestResults.results(TestResults.result(SLEEP, nap), TestResults.result(nap)),
            null,
            null);

    assertThat(judgement.fresh().get(0).finding().function()).isEqualTo("com.acme.Orders.load");
    assertThat(judgement.byDelay().fresh())
        .extracting(judged -> judged.finding().function())
        .containsExactly("com.acme.Orders.nap", "com.acme.Orders.load");
    assertThat(lines(judgement)).contains(" delayed_ms=140.0").containsOnlyOnce("delayed_ms");
  }

  @Test
  void withoutABaselineThoseOfTheJvmsHold() {
    JvmProblem known =
        TestResults.finding("00000001", "a.A.a", "x.X.a", JvmProblem.Verdict.KNOWN, 1);
    JvmProblem grown =
        TestResults.finding("00000002", "a.A.a", "x.X.b", JvmProblem.Verdict.EXCEEDED, 1);
    JvmResults results =
        TestResults.results(TestResults.result(known, grown), TestResults.result(known));

    Judgement judgement = Judgement.of(results, null, null);

    assertThat(judgement.fresh()).isEmpty();
    assertThat(judgement.exceeded()).hasSize(1);
    assertThat(judgement.accepted()).hasSize(1);
    assertThat(Judgement.of(results, SLEEP_KNOWN, null).fresh()).hasSize(2);
  }

  @Test
  void whatTheBaselineHasIsAcceptedAndTheRestIsNew() {
    Judgement judgement =
        Judgement.of(TestResults.results(TestResults.result(SLEEP, NAP)), SLEEP_KNOWN, null);

    assertThat(judgement.accepted()).extracting(JudgedFinding::why).containsExactly("later");
    assertThat(judgement.fresh())
        .extracting(each -> each.finding().fingerprint())
        .containsExactly("01234567");
  }

  @Test
  void aRatchetCountsInAllJvms() {
    JvmResults results = TestResults.results(TestResults.result(SLEEP), TestResults.result(SLEEP));

    Judgement judgement = Judgement.of(results, SLEEP_KNOWN, new GrowthLimit(5));

    assertThat(judgement.exceeded())
        .extracting(JudgedFinding::why)
        .containsExactly("6 occurrences, 1 accepted, factor 5");
    assertThat(judgement.isGood()).isFalse();
    assertThat(Judgement.of(results, SLEEP_KNOWN, new GrowthLimit(6)).isGood()).isTrue();
  }

  @Test
  void whatNobodyMetIsObsoleteAndFailsNothing() {
    Judgement judgement =
        Judgement.of(TestResults.results(TestResults.result()), SLEEP_KNOWN, null);

    assertThat(judgement.obsolete())
        .extracting(BaselineEntry::fingerprint)
        .containsExactly("9f3a12c4");
    assertThat(judgement.isGood()).isTrue();
    assertThat(lines(judgement))
        .contains("INFO loopwarden event=obsolete fingerprint=9f3a12c4 call=a.A.a site=x.X.a")
        .contains(" obsolete=1 ");
  }

  @Test
  void whatIsObsoleteCannotBeToldUnlessAllIsThere() {
    JvmResults killed = TestResults.results(TestResults.result(), TestResults.killed());
    JvmResults unusable =
        new JvmResults(List.of(TestResults.result()), List.of("x.json cannot be used: why"));
    JvmResult noLoops = empty(0, 0);

    assertThat(Judgement.of(killed, SLEEP_KNOWN, null).untold())
        .isEqualTo("1 of 2 JVMs did not end in order");
    assertThat(Judgement.of(killed, SLEEP_KNOWN, null).obsolete()).isEmpty();
    assertThat(lines(Judgement.of(killed, SLEEP_KNOWN, null)))
        .contains("obsolete=unknown obsolete_unknown_because=\"1 of 2 JVMs did not end in order\"");
    assertThat(Judgement.of(unusable, SLEEP_KNOWN, null).untold())
        .isEqualTo("1 result files cannot be read");
    assertThat(Judgement.of(unusable, SLEEP_KNOWN, null).isGood()).isFalse();
    assertThat(Judgement.of(TestResults.results(noLoops), SLEEP_KNOWN, null).untold())
        .isEqualTo("no JVM had an event loop");
  }

  /** What did not fit into a JVM's memory is no violation; it may have been of any problem. */
  @Test
  void whatIsUnclassifiedIsCountedAndFailsNothing() throws Exception {
    JvmResult result = empty(1, 5);
    TestResults.write(folder, result, result);
    JvmResults results = JvmResults.in(List.of(folder));

    Judgement judgement = Judgement.of(results, SLEEP_KNOWN, null);

    assertThat(results.unclassified()).isEqualTo(10);
    assertThat(results.areComplete()).isFalse();
    assertThat(judgement.isGood()).isTrue();
    assertThat(judgement.untold()).isEqualTo("10 calls and stalls are unclassified");
    assertThat(lines(judgement)).contains(" unclassified=10 ");
  }

  @Test
  void theLinesAreThoseOfTheLog() {
    Judgement judgement =
        Judgement.of(
            TestResults.results(TestResults.result(SLEEP), TestResults.result(SLEEP)), null, null);

    assertThat(lines(judgement))
        .isEqualTo(
            """
            WARN loopwarden event=new_violation call=java.lang.Thread.sleep \
            operation=java.lang.Thread.sleep category=sleep count=6 jvms=2 total_ms=682.0 p50_ms=21.1 p99_ms=300.0 max_ms=300.0 \
            site=com.acme.Orders.load(Orders.java:42) fingerprint=9f3a12c4 remedy="Use a timer"
            \tat java.lang.Thread.sleep(Native Method)
            \tat com.acme.Orders.load(Orders.java:42)
            WARN loopwarden event=verdict verdict=failed new=1 exceeded=0 accepted=0 \
            obsolete=unknown obsolete_unknown_because="no baseline is given" unusable_files=0 \
            jvms=2 not_ended=0 event_loops=4 from=2023-11-14T22:13:20Z to=2023-11-14T22:13:21Z""");
  }

  private static JvmResult empty(long eventLoops, long unclassified) {
    return new JvmResult(
        "1.0",
        7,
        1,
        2,
        true,
        eventLoops,
        0,
        0,
        unclassified,
        LoopTimes.unknown(),
        List.of(),
        List.of(),
        RanMethods.unknown());
  }
}
