package io.loopwarden.it.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Holds an event loop in every way, and writes down what Vert.x's own checker says of it and what
 * Loopwarden says. Its result is {@code docs/vertx-checker.md}; no figure in it has to be right.
 */
@EnabledIfSystemProperty(named = "loopwarden.it.publish", matches = "true")
@EnabledOnOs({OS.LINUX, OS.MAC})
class BlockedThreadCheckerTest {
  private static final int ROUNDS = 3;

  /** The checker looks once a second. */
  private static final long SETTLING_MILLIS = 1_500;

  @Test
  void bothAtTheSameTime() throws Exception {
    List<Jdk> jdks = InstalledJdks.chosen();
    Jdk newest = jdks.get(jdks.size() - 1);
    List<Row> rows = new ArrayList<>();
    try (Shop shop = Shop.start(newest);
        ArrivingLines errors = ArrivingLines.of(shop.program().standardErrorFile());
        ArrivingLines log = ArrivingLines.of(shop.program().log())) {
      TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
      for (Situation situation : Situation.values()) {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
          rounds.add(play(situation, shop, errors, log));
        }
        rows.add(new Row(situation, rounds));
      }
    }
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.rounds())
                    .as("%s", row.situation())
                    .anyMatch(round -> !round.reports().lines().isEmpty()));
    new CheckerPage(newest.feature(), rows).publish();
  }

  private static Round play(Situation situation, Shop shop, ArrivingLines errors, ArrivingLines log)
      throws IOException, InterruptedException {
    Span span = situation.play(shop);
    TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    long now = System.currentTimeMillis();
    return new Round(
        span,
        new Warnings(errors.between(span.beganMillis(), now)),
        Reports.of(log.between(span.beganMillis(), now)));
  }
}
