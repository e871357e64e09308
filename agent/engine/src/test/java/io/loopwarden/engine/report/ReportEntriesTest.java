package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.finding.TestFindings;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportEntriesTest {

  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);
  private static final Operation SLEEP = CatalogueReader.load().operation("java.lang.Thread.sleep");

  /** It will be reported as that call once it has ended, with the same words. */
  @Test
  void whileACallBlocksItsOwnRemedyIsGiven() {
    ReportEntries entries =
        new ReportEntries(
            ConfigurationReader.read("", List.of()), name -> name.startsWith("com.acme."));

    String text =
        new TextEncoder().encode(entries.of(sleeping(), SinceLastReport.onlyOne(2_000_000_000)));

    assertThat(text)
        .contains("\n\tinstead: Schedule what follows: ", "#sleep-netty)\n")
        .contains(", 1900.0 ms in blocking operations, in java.lang.Thread.sleep\n");
  }

  /** One site may be called by handlers of several frameworks, in several lines. */
  @Test
  void anOccurrenceHasTheWayOnWhichItCame() {
    Frame line = new Frame("com.acme.Orders", "load", "Orders.java", 57);
    List<Frame> stack =
        List.of(line, new Frame("io.vertx.core.impl.ContextImpl", "dispatch", null, 1));

    String text =
        textOf(
            new BlockingCall(
                sleepsIn(SITE), SLEEP, line, stack, 1, 0, 0, "l", 1, Map.of(), null, Delay.NONE));

    assertThat(text)
        .contains("site=com.acme.Orders.load(Orders.java:57)", "#sleep-vertx)\n")
        .contains("\tat com.acme.Orders.load(Orders.java:57)\n");
  }

  @Test
  void whatHappensOnceHasASectionOfThePage() {
    Finding finding = sleepsIn(SITE);
    finding.tag("one_off");

    String text =
        textOf(
            new BlockingCall(
                finding, SLEEP, SITE, List.of(SITE), 1, 0, 0, "l", 1, Map.of(), null, Delay.NONE));

    assertThat(text).contains("docs/remedies.md#one-off)\n");
  }

  @Test
  void whatIsOfTheJdkItselfKeepsTheRemedyOfItsOperation() {
    Finding finding = sleepsIn(SITE);
    finding.tag("internal");

    String text =
        textOf(
            new BlockingCall(
                finding, SLEEP, SITE, List.of(SITE), 1, 0, 0, "l", 1, Map.of(), null, Delay.NONE));

    assertThat(text).contains("\n\tinstead: " + SLEEP.remedy() + "\n");
  }

  private static Finding sleepsIn(Frame site) {
    return TestFindings.finding("9f3a12c4", SLEEP, site, List.of(site), 1, 1);
  }

  private static String textOf(BlockingCall call) {
    ReportEntries entries =
        new ReportEntries(
            ConfigurationReader.read("", List.of()), name -> name.startsWith("com.acme."));
    return new TextEncoder().encode(entries.of(call, SinceLastReport.onlyOne(1)));
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
        1_900_000_000,
        1,
        List.of(),
        List.of(SITE, new Frame("io.netty.channel.nio.NioEventLoop", "run", null, 1)),
        List.of(),
        20,
        Map.of(),
        null,
        SLEEP,
        null,
        null,
        false,
        "loop-1",
        21,
        null,
        Delay.NONE);
  }
}
