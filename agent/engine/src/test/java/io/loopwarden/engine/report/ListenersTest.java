package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

  private static Decision violation(boolean isEnd) {
    return new Decision(Outcome.NEW, "", null, false, isEnd);
  }

  /** A test that fails for a deadlock fails for one violation. */
  @Test
  void theEndOfWhatWasJudgedAtItsBeginIsNoEventOfItsOwn() {
    Configuration configuration = ConfigurationReader.read("", List.of());
    Listeners listeners = new Listeners(configuration, new ReportEntries(configuration, n -> true));
    Runnable removal = listeners.add(event -> {});

    assertThat(listeners.wants(Kind.BLOCKING_CALL, violation(false))).isTrue();
    assertThat(listeners.wants(Kind.BLOCKING_CALL, violation(true))).isFalse();
    removal.run();
  }
}
