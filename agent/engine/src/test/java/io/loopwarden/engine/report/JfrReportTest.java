package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.jfr.HeldCarrier;
import io.loopwarden.engine.jfr.PinnedThread;
import io.loopwarden.engine.jfr.SeenByJfr;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact form of a report of what JFR alone has seen. */
@SuppressWarnings("StringConcatToTextBlock") // tabs are easier to see as escapes
class JfrReportTest {

  private static final long END_MILLIS = 1_767_225_600_007L; // 2026-01-01T00:00:00.007Z
  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);
  private static final List<Frame> STACK =
      List.of(SITE, new Frame("io.netty.util.Runner", "run", "Runner.java", 7));
  private static final String REMEDY =
      "Hold no lock that others hold for long: hand the state to one event loop, or submit it to"
          + " an executor of your own, or add the handler with an EventExecutorGroup of its own";

  private final ReportEntries entries =
      new ReportEntries(
          ConfigurationReader.read("", List.of()), name -> name.startsWith("com.acme."));

  private static Finding finding(String call, String category, long... nanos) {
    Operation operation =
        new Operation(-1, "jfr:" + call, category, false, false, Operation.Naming.OWN, "Do less");
    Finding finding =
        new Finding(Kind.SEEN_BY_JFR, "9f3a12c4", operation, call, SITE, STACK, false);
    for (long each : nanos) {
      finding.record(each);
    }
    return finding;
  }

  private Event waitForMonitor() {
    SeenByJfr seen =
        new SeenByJfr(
            "synchronized",
            "lock",
            31,
            "loop-1",
            0,
            203_449_999,
            END_MILLIS,
            List.of(),
            "com.acme.Cache",
            "worker-7");
    Finding finding = finding("synchronized", "lock", 100_000_000, 203_449_999);
    return entry(JfrReport.of(seen, finding, STACK), 203_449_999);
  }

  private Event entry(JfrReport report, long nanos) {
    return entries.of(report, SinceLastReport.onlyOne(nanos));
  }

  @Test
  void theTextForm() {
    assertThat(new TextEncoder().encode(waitForMonitor()))
        .isEqualTo(
            "2026-01-01T00:00:00.007Z WARN loopwarden event=blocking_call duration_ms=203.4"
                + " site=com.acme.Orders.load(Orders.java:42) call=synchronized"
                + " occurrences=2 fingerprint=9f3a12c4\n"
                + "\tinstead: "
                + REMEDY
                + " (docs/remedies.md#lock-netty)\n"
                + "\ton loop-1\n"
                + "\tseen: by JFR alone, monitor com.acme.Cache, owner worker-7\n"
                + "\tat com.acme.Orders.load(Orders.java:42)\n"
                + "\t… 1 frame of io.netty\n");
  }

  @Test
  void theLogfmtForm() {
    assertThat(new LogfmtEncoder(Origin.NONE).encode(waitForMonitor()))
        .isEqualTo(
            "time=2026-01-01T00:00:00.007Z level=warn logger=loopwarden event=blocking_call"
                + " duration_ms=203.4 site=com.acme.Orders.load(Orders.java:42) call=synchronized"
                + " occurrences=2 fingerprint=9f3a12c4 operation=synchronized category=lock"
                + " event_loop=loop-1 total_ms=303.4 max_ms=203.4 remedy=\""
                + REMEDY
                + "\" remedy_url=docs/remedies.md#lock-netty source=jfr monitor=com.acme.Cache"
                + " owner=worker-7 frames=com.acme.Orders.load(Orders.java:42)\n");
  }

  @Test
  void theJsonForm() {
    assertThat(new JsonEncoder(Origin.NONE).encode(waitForMonitor()))
        .isEqualTo(
            "{\"@timestamp\":\"2026-01-01T00:00:00.007Z\",\"log.level\":\"WARN\","
                + "\"message\":\"synchronized blocked event loop loop-1 for 203.4 ms"
                + " at com.acme.Orders.load(Orders.java:42)\",\"ecs.version\":\"1.2.0\","
                + "\"event.name\":\"loopwarden.blocking_call\","
                + "\"loopwarden.duration_ns\":203449999,"
                + "\"code.function.name\":\"com.acme.Orders.load\","
                + "\"code.file.path\":\"Orders.java\",\"code.line.number\":42,"
                + "\"loopwarden.call\":\"synchronized\",\"loopwarden.occurrences\":2,"
                + "\"loopwarden.fingerprint\":\"9f3a12c4\","
                + "\"loopwarden.operation\":\"synchronized\",\"loopwarden.category\":\"lock\","
                + "\"loopwarden.event_loop\":\"loop-1\",\"loopwarden.total_ns\":303449999,"
                + "\"loopwarden.max_ns\":203449999,\"loopwarden.operations\":"
                + "[{\"operation\":\"synchronized\",\"calls\":2,\"total_ns\":303449999}],"
                + "\"loopwarden.remedy\":\""
                + REMEDY
                + "\",\"loopwarden.remedy_url\":\"docs/remedies.md#lock-netty\","
                + "\"loopwarden.source\":\"jfr\",\"loopwarden.monitor\":\"com.acme.Cache\","
                + "\"loopwarden.owner\":\"worker-7\",\"code.stacktrace\":"
                + "\"\\tat com.acme.Orders.load(Orders.java:42)\\n"
                + "\\tat io.netty.util.Runner.run(Runner.java:7)\\n\","
                + "\"thread.name\":\"loop-1\",\"thread.id\":31}\n");
  }

  @Test
  void aPinnedVirtualThreadHasNoCallAndIsNoEventLoop() {
    PinnedThread pinned =
        new PinnedThread(
            31, "", "carrier-1", 200_000_000, END_MILLIS, "LockSupport.park", "Native", List.of());
    Finding finding = finding("pinned", "virtual", 200_000_000);

    assertThat(new TextEncoder().encode(entry(JfrReport.of(pinned, finding, STACK), 200_000_000)))
        .isEqualTo(
            "2026-01-01T00:00:00.007Z WARN loopwarden event=pinned_virtual_thread"
                + " duration_ms=200.0 site=com.acme.Orders.load(Orders.java:42)"
                + " occurrences=1 fingerprint=9f3a12c4\n"
                + "\tinstead: Do less\n"
                + "\ton (unnamed), carrier carrier-1, operation LockSupport.park, reason Native\n"
                + "\tat com.acme.Orders.load(Orders.java:42)\n"
                + "\t… 1 frame of io.netty\n");
  }

  @Test
  void aHeldCarrierHasTheIdOfItsVirtualThread() {
    HeldCarrier held = new HeldCarrier(31, "guest", "carrier-1", 200_000_000, true, List.of());
    JfrReport report = JfrReport.of(held, finding("held", "virtual", 200_000_000), STACK);

    String line = new JsonEncoder(Origin.NONE).encode(entry(report, 200_000_000));
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();

    assertThat(json.get("message").getAsString())
        .isEqualTo(
            "virtual thread guest kept its carrier for 200.0 ms"
                + " at com.acme.Orders.load(Orders.java:42)");
    assertThat(json.get("thread.id").getAsLong()).isEqualTo(31);
    assertThat(json.get("loopwarden.remedy").getAsString()).isEqualTo("Do less");
    assertThat(json.has("loopwarden.call")).isFalse();
    assertThat(json.has("loopwarden.event_loop")).isFalse();
  }
}
