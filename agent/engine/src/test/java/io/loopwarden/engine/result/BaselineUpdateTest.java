package io.loopwarden.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.BaselineText;
import org.junit.jupiter.api.Test;

class BaselineUpdateTest {

  private static final JvmProblem SLEEP =
      TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 21, 300);

  private static final String LINE =
      "9f3a12c4 java.lang.Thread.sleep com.acme.Orders.load first_seen=2026-11-26 occurrences=3"
          + " longest_ms=300.0 reason=\"why\"";

  private static BaselineUpdate update(String before, boolean grows, JvmResult... results) {
    return BaselineUpdate.of(
        BaselineFile.parse(before), TestResults.results(results), grows, "2026-11-26", "why");
  }

  @Test
  void aNewOneIsAdded() {
    BaselineUpdate update = update("", true, TestResults.result(SLEEP));

    assertThat(update.added()).hasSize(1);
    assertThat(BaselineText.of(update.content())).endsWith("\n\n" + LINE + "\n");
  }

  @Test
  void inCiNoNewOneIsAdded() {
    BaselineUpdate update = update("", false, TestResults.result(SLEEP));

    assertThat(update.added()).isEmpty();
    assertThat(update.refused()).hasSize(1);
    assertThat(update.content().entries()).isEmpty();
  }

  @Test
  void whatIsMetKeepsItsReasonAndDayAndGetsTheNumbersOfNow() {
    String before =
        "9f3a12c4 java.lang.Thread.sleep com.acme.Orders.load first_seen=2024-01-02"
            + " occurrences=1 longest_ms=900.0 reason=\"the old one\"";

    BaselineUpdate update = update(before, true, TestResults.result(SLEEP));

    assertThat(update.changed()).hasSize(1);
    assertThat(BaselineText.of(update.content()))
        .endsWith(
            before
                    .replace("occurrences=1", "occurrences=3")
                    .replace("longest_ms=900.0", "longest_ms=300.0")
                + "\n");
  }

  @Test
  void inCiNumbersOnlyComeDown() {
    String before = LINE.replace("occurrences=3", "occurrences=1").replace("300.0", "900.0");

    BaselineUpdate update = update(before, false, TestResults.result(SLEEP));

    assertThat(BaselineText.line(update.content().find("9f3a12c4")))
        .isEqualTo(LINE.replace("occurrences=3", "occurrences=1"));
  }

  @Test
  void theOldFormGetsWhatItLacks() {
    BaselineUpdate update = update("9f3a12c4 a note", true, TestResults.result(SLEEP));

    assertThat(BaselineText.line(update.content().find("9f3a12c4")))
        .isEqualTo(
            LINE.replace("reason=\"why\"", "reason=\"a note\"")
                .replace(" first_seen=2026-11-26", ""));
  }

  @Test
  void whatNobodyMetIsRemovedIfAllIsThere() {
    BaselineUpdate update = update(LINE + "\n01234567 other", true, TestResults.result(SLEEP));

    assertThat(update.removed()).extracting(BaselineEntry::fingerprint).containsExactly("01234567");
    assertThat(update.changed()).isEmpty();
    assertThat(update.content().entries()).hasSize(1);
  }

  @Test
  void whatNobodyMetStaysIfAJvmWasKilled() {
    BaselineUpdate update =
        update(LINE + "\n01234567 other", true, TestResults.result(SLEEP), TestResults.killed());

    assertThat(update.removed()).isEmpty();
    assertThat(update.untold()).isEqualTo("1 of 2 JVMs did not end in order");
    assertThat(update.content().entries()).hasSize(2);
  }

  @Test
  void anUpdateOfAnUpdateChangesNothing() {
    JvmProblem odd =
        TestResults.finding(
            "00000001", "a.A.a", "(too many sites).(unknown)", JvmProblem.Verdict.NEW, 1_234_567);
    String once = BaselineText.of(update("", true, TestResults.result(SLEEP, odd)).content());

    BaselineUpdate again = update(once, true, TestResults.result(SLEEP, odd));

    assertThat(again.changed()).isEmpty();
    assertThat(BaselineText.of(again.content())).isEqualTo(once);
  }
}
