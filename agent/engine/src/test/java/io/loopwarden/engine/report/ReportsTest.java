package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.finding.TestFindings;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);

  /** It will be reported as that call once it has ended, with the same words. */
  @Test
  void whileACallBlocksItsOwnRemedyIsGiven() {
    Reports reports =
        new Reports(ConfigurationReader.read("", List.of()), name -> name.startsWith("com.acme."));

    String text =
        new TextEncoder().encode(reports.of(sleeping(), SinceLastReport.onlyOne(2_000_000_000)));

    assertThat(text).contains("\n\tinstead: Schedule what follows: ", "#sleep-netty)\n");
  }

  private static Stall sleeping() {
    return new Stall(
        TestFindings.stall("blocking_call", SITE),
        Cause.BLOCKING_CALL,
        "java.lang.Thread.sleep",
        1,
        2_000_000_000,
        0,
        0,
        true,
        0,
        0,
        1,
        List.of(),
        List.of(SITE, new Frame("io.netty.channel.nio.NioEventLoop", "run", null, 1)),
        List.of(),
        20,
        Map.of(),
        null,
        CatalogueReader.load().operation("java.lang.Thread.sleep"),
        null,
        null,
        false,
        "loop-1",
        21,
        null);
  }
}
