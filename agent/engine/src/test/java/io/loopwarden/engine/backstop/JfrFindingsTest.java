package io.loopwarden.engine.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.jfr.HeldCarrier;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.policy.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What JFR and the look at carriers find has a share of the one budget of memory. */
class JfrFindingsTest {

  private static final Catalogue CATALOGUE = CatalogueReader.load();

  private final Configuration configuration =
      ConfigurationReader.read(
          "mode=count,allow=com.acme.Orders.allowed reason=harmless", CATALOGUE.categories());
  private final Policy policy = new Policy(configuration, CATALOGUE.categories());
  private final Allowance memory = new Allowance(MemoryShare.JFR);
  private final Judge judge =
      new Judge(configuration, policy, Map.of(MemoryShare.JFR, memory), List.of());
  private final JfrFindings findings =
      new JfrFindings(
          new CodeOwners(configuration, null), policy, new RecordedIntervals(0), judge, () -> {});

  JfrFindingsTest() {
    policy.read();
  }

  private long unclassified() {
    return judge.count(Kind.SEEN_BY_JFR, Outcome.UNCLASSIFIED);
  }

  private void held(String method) {
    StackTraceElement frame = new StackTraceElement("com.acme.Orders", method, "Orders.java", 42);
    findings.held(new HeldCarrier(7, "guest", "carrier", 200_000_000, false, List.of(frame)));
  }

  /** Fills the share; returns how many problems fit. */
  private int fill() {
    int fitting = 0;
    while (unclassified() == 0) {
      held("load" + fitting);
      fitting++;
    }
    return fitting - 1;
  }

  @Test
  void whatDoesNotFitIsCountedAsUnclassified() {
    int fitting = fill();

    assertThat(fitting).isGreaterThan(100);
    assertThat(memory.used()).isLessThanOrEqualTo(MemoryShare.JFR.bytes());
    held("another");
    held("another");
    assertThat(unclassified()).isEqualTo(3);
  }

  @Test
  void aProblemThatWasKeptIsStillCountedAsItself() {
    fill();

    held("load0");

    assertThat(unclassified()).isEqualTo(1);
  }

  @Test
  void whatARuleAllowsIsNeverUnclassified() {
    fill();

    held("allowed");

    assertThat(unclassified()).isEqualTo(1);
  }
}
