package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.TestRules;
import io.loopwarden.engine.record.Summary;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.LoopTotals;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.figures.RouteShare;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.SiteTime;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import io.loopwarden.engine.watchdog.judging.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.junit.jupiter.api.Test;

class SummaryReportTest {

  private static Summary summary(List<AllowRule> rules) {
    List<Summary.Row> operations =
        List.of(
            new Summary.Row(
                "",
                "java.lang.Thread.sleep",
                "sleep",
                "",
                "",
                3,
                600_500_000,
                200_000_000,
                300_000_000,
                300_000_000,
                Delay.NONE),
            new Summary.Row(
                "",
                "java.sql.ResultSet.next",
                "jdbc",
                "",
                "",
                1,
                1_500,
                1_500,
                1_500,
                1_500,
                Delay.NONE));
    List<Summary.Row> sites =
        List.of(
            new Summary.Row(
                "java.lang.Thread.sleep",
                "java.lang.Thread.sleep",
                "sleep",
                "com.acme.Orders.load(Orders.java:42)",
                "9f3a12c4",
                3,
                600_500_000,
                200_000_000,
                300_000_000,
                300_000_000,
                Delay.NONE),
            new Summary.Row(
                "java.sql.ResultSet.next",
                "java.sql.ResultSet.next",
                "jdbc",
                "com.acme.Orders.list(Orders.java:77)",
                "01234567",
                1,
                1_500,
                1_500,
                1_500,
                1_500,
                Delay.NONE));
    return new Summary(2, 4, 600_501_500, 17, 3, 1, 8, 5, 6, 7, operations, sites, rules);
  }

  private static AllowRule used(String text, int uses) throws Exception {
    AllowRule rule = TestRules.rule(text);
    for (int i = 0; i < uses; i++) {
      rule.use(500_000);
    }
    return rule;
  }

  @Test
  void theTextForm() throws Exception {
    List<AllowRule> rules =
        List.of(used("a.A.b reason=ticket 42", 5), used("c.C.* reason=the old one", 0));

    assertThat(new TextEncoder().encode(SummaryReport.of(summary(rules), null, false, 0)))
        .isEqualTo(
            """
            1970-01-01T00:00:00.000Z INFO loopwarden event=summary event_loops=2 blocking_calls=4 total_ms=600.5 \
            below_threshold=17 platform_calls=3 lost_durations=1 sampled=8 allowed=5 accepted=6 unclassified=7 \
            one_off=0 entropy=0 framework=0 internal=0
            \t     count     total_ms   share      p50_ms      p99_ms      max_ms  problem
            \t         3        600.5               200.0       300.0       300.0  \
            com.acme.Orders.load(Orders.java:42)  java.lang.Thread.sleep  9f3a12c4
            \t         1        0.002               0.002       0.002       0.002  \
            com.acme.Orders.list(Orders.java:77)  java.sql.ResultSet.next  01234567
            \t     count     total_ms      p50_ms      p99_ms      max_ms  operation
            \t         3        600.5       200.0       300.0       300.0  java.lang.Thread.sleep
            \t         1        0.002       0.002       0.002       0.002  java.sql.ResultSet.next
            \t   allowed  allow rule\s
            \t         5  a.A.b (ticket 42)
            \t         0  c.C.* (never matched)
            """);
  }

  @Test
  void whatIsToldApartIsSummedUpByItsTag() throws Exception {
    AllowRule loading = TestRules.ownRule("a.A.b tag=one_off reason=loading");
    AllowRule linking = TestRules.ownRule("a.A.c tag=one_off reason=linking");
    loading.use(1_000_000);
    linking.use(2_000_000);
    linking.use(3_000_000);
    Event event = SummaryReport.of(summary(List.of(loading, linking)), null, false, 0);

    assertThat(new TextEncoder().encode(event)).contains(" one_off=3 entropy=0 ");
    JsonObject json =
        JsonParser.parseString(new JsonEncoder(Origin.NONE).encode(event)).getAsJsonObject();
    assertThat(json.get("loopwarden.one_off").getAsLong()).isEqualTo(3);
    assertThat(json.get("loopwarden.one_off_ns").getAsLong()).isEqualTo(6_000_000);
    assertThat(json.get("loopwarden.framework_ns").getAsLong()).isZero();
  }

  @Test
  void theLineIsLogfmt() {
    String text = new TextEncoder().encode(SummaryReport.of(summary(List.of()), null, false, 0));

    assertThat(Logfmt.parse(text.substring(0, text.indexOf('\n'))))
        .containsEntry("event", "summary")
        .containsEntry("event_loops", "2")
        .containsEntry("blocking_calls", "4")
        .containsEntry("total_ms", "600.5")
        .containsEntry("below_threshold", "17")
        .containsEntry("lost_durations", "1")
        .containsEntry("sampled", "8")
        .containsEntry("allowed", "5")
        .containsEntry("accepted", "6");
    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("\t"));
  }

  @Test
  void theJsonForm() throws Exception {
    JsonObject json =
        JsonParser.parseString(
                new JsonEncoder(Origin.NONE)
                    .encode(
                        SummaryReport.of(
                            summary(List.of(used("a.A.b reason=x", 5))), null, false, 0)))
            .getAsJsonObject();

    assertThat(json.get("event.name").getAsString()).isEqualTo("loopwarden.summary");
    assertThat(json.get("log.level").getAsString()).isEqualTo("INFO");
    assertThat(json.get("message").getAsString())
        .isEqualTo("4 blocking calls on 2 event loops, 600.5 ms in all");
    assertThat(json.get("loopwarden.total_ns").getAsLong()).isEqualTo(600_501_500);
    assertThat(json.get("loopwarden.blocking_calls").getAsLong()).isEqualTo(4);
    JsonArray operations = json.getAsJsonArray("loopwarden.operations");
    assertThat(operations.get(0))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"operation": "java.lang.Thread.sleep", "category": "sleep", "count": 3,
                 "total_ns": 600500000, "p50_ns": 200000000, "p99_ns": 300000000,
                 "max_ns": 300000000}
                """));
    assertThat(operations).hasSize(2);
    assertThat(json.getAsJsonArray("loopwarden.problems").get(1))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"operation": "java.sql.ResultSet.next", "category": "jdbc",
                 "site": "com.acme.Orders.list(Orders.java:77)",
                 "call": "java.sql.ResultSet.next", "fingerprint": "01234567",
                 "count": 1, "total_ns": 1500, "p50_ns": 1500, "p99_ns": 1500, "max_ns": 1500}
                """));
    assertThat(json.getAsJsonArray("loopwarden.allow_rules").get(0))
        .isEqualTo(
            JsonParser.parseString("{\"rule\": \"a.A.b\", \"reason\": \"x\", \"count\": 5}"));
  }

  @Test
  void withoutBlockingCallsThereIsNoTable() {
    Summary nothing = new Summary(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of());

    assertThat(new TextEncoder().encode(SummaryReport.of(nothing, null, false, 0)))
        .isEqualTo(
            "1970-01-01T00:00:00.000Z INFO loopwarden event=summary event_loops=1 blocking_calls=0 total_ms=0.0"
                + " below_threshold=0 platform_calls=0 lost_durations=0 sampled=0 allowed=0 accepted=0 unclassified=0"
                + " one_off=0 entropy=0 framework=0 internal=0\n");
  }

  @Test
  void onRequestProblemsAreRankedByWhoWaited() {
    Summary all = summary(List.of());
    Summary.Row worst = all.problems().get(0);
    Summary.Row other = all.problems().get(1);
    List<Summary.Row> problems = List.of(worst, waitedFor(other, 9), waitedFor(other, 12));
    Summary waited = new Summary(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), problems, List.of());

    assertThat(SummaryReport.of(waited, null, true, 0).details())
        .satisfiesExactly(
            head -> assertThat(head).endsWith("problem"),
            line -> assertThat(line).endsWith("kept waiting: 12 channels, 12.0 s in sum"),
            line -> assertThat(line).endsWith("kept waiting: 9 channels, 9.0 s in sum"),
            line -> assertThat(line).endsWith(worst.fingerprint()));
  }

  private static Summary.Row waitedFor(Summary.Row row, long channels) {
    Delay delay = new Delay(0, channels, channels * 1_000_000_000);
    return new Summary.Row(
        row.call(),
        row.operation(),
        row.category(),
        row.site(),
        row.fingerprint(),
        row.count(),
        row.totalNanos(),
        row.medianNanos(),
        row.p99Nanos(),
        row.longestNanos(),
        delay);
  }

  @Test
  void whereTheTimeWentIsATable() {
    SiteTime load =
        new SiteTime("com.acme.Orders.load", "java.lang.Thread.sleep", "9f3a12c4", 0.75);
    SiteTime rest = new SiteTime("com.acme.Orders.sum", "", "", 0.01);
    List<RouteTime> routes =
        List.of(
            new RouteTime("GET /", true, 30, 100_000_000, 500_000_000, 0, List.of(load, rest)),
            new RouteTime("com.acme.Feed", false, 10, 200_000_000, 0, 0, List.of()));
    StallSummary stalls = new StallSummary(0, 0, 0, 0, 0, List.of(), routes, Map.of());

    Event event = SummaryReport.of(summary(List.of()), stalls, false, 0);

    assertThat(new TextEncoder().encode(event))
        .contains(
            """
            \t     looks     total_ms   share computing  blocked  waiting  route or handler
            \t        30        600.0   75.0%     16.7%    83.3%     0.0%  GET /
            \t                                                               75.0% com.acme.Orders.load  java.lang.Thread.sleep  9f3a12c4
            \t        10        200.0   25.0%    100.0%     0.0%     0.0%  com.acme.Feed
            """);
    JsonObject json =
        JsonParser.parseString(new JsonEncoder(Origin.NONE).encode(event)).getAsJsonObject();
    assertThat(json.getAsJsonArray("loopwarden.routes").get(0))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"route": "GET /", "looks": 30, "total_ns": 600000000, "share": 0.75,
                 "computing_ns": 100000000, "blocked_ns": 500000000, "waiting_ns": 0,
                 "sites": [{"function": "com.acme.Orders.load", "call": "java.lang.Thread.sleep",
                            "fingerprint": "9f3a12c4", "share": 0.75}]}
                """));
    assertThat(json.getAsJsonArray("loopwarden.routes").get(1).getAsJsonObject().get("handler"))
        .isEqualTo(JsonParser.parseString("\"com.acme.Feed\""));
  }

  @Test
  void problemsHaveTheirShareOfTheTimeOfTheLoopsThatRan() {
    LoopFigures ran = loop("loop-1", 1);
    LoopFigures idle = loop("loop-2", 0);
    StallSummary stalls = new StallSummary(0, 0, 0, 0, 0, List.of(ran, idle), List.of(), Map.of());

    Event event = SummaryReport.of(summary(List.of()), stalls, false, 0);

    assertThat(new TextEncoder().encode(event))
        .contains("\t         3        600.5   60.1%       200.0 ")
        .contains("loop-1")
        .doesNotContain("loop-2");
    JsonObject json =
        JsonParser.parseString(new JsonEncoder(Origin.NONE).encode(event)).getAsJsonObject();
    assertThat(json.getAsJsonArray("loopwarden.problems").get(0).getAsJsonObject().get("share"))
        .isEqualTo(new JsonPrimitive(0.6005));
    assertThat(json.getAsJsonArray("loopwarden.loops")).hasSize(1);
  }

  @Test
  void eventLoopsAreRankedByHowLongTheyWereBusy() {
    List<LoopFigures> loops = new ArrayList<>();
    for (int number = 1; number <= 20; number++) {
      loops.add(busyLoop("loop-" + number, number * 1_000_000, null));
    }
    Frame site = new Frame("com.acme.Orders", "sum", "Orders.java", 9);
    loops.add(busyLoop("loop-that-hangs", 10, new OngoingStall(Cause.CPU, site, -2_000_000_000)));
    StallSummary stalls = new StallSummary(0, 0, 0, 0, 0, loops, List.of(), Map.of());

    Event event = SummaryReport.of(summary(List.of()), stalls, false, 0);

    List<String> lines = event.details();
    int head = lines.indexOf(LoopTable.lines(List.of(), stalls).get(0));
    assertThat(lines.get(head + 1)).contains("loop-that-hangs");
    assertThat(lines.get(head + 2)).endsWith("  loop-20");
    assertThat(lines.get(head + 16)).endsWith("  loop-6");
    assertThat(lines.get(head + 17))
        .endsWith("  and 5 more, none of them busy for longer than 5.0 ms");
  }

  @Test
  void eachEventLoopHasWhatItMostlyWorkedForBelowIt() {
    List<LoopFigures> loops = List.of(busyLoop("loop-1", 400_000_000, null));
    List<RouteShare> shares =
        List.of(
            new RouteShare("GET /orders/:id", true, 0.611),
            new RouteShare("com.acme.Feed", false, 0.2));
    StallSummary stalls =
        new StallSummary(0, 0, 0, 0, 0, loops, List.of(), Map.of(loops.get(0).threadId(), shares));

    Event event = SummaryReport.of(summary(List.of()), stalls, false, 0);

    assertThat(event.details())
        .anyMatch(line -> line.endsWith("   mostly GET /orders/:id 61.1%, com.acme.Feed 20.0%"));
    JsonObject json =
        JsonParser.parseString(new JsonEncoder(Origin.NONE).encode(event)).getAsJsonObject();
    assertThat(json.getAsJsonArray("loopwarden.loops").get(0).getAsJsonObject().get("routes"))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"route": "GET /orders/:id", "share": 0.611},
                 {"handler": "com.acme.Feed", "share": 0.2}]
                """));
  }

  @Test
  void eventLoopsThatBeganToBeShutDownHaveNoLine() {
    LoopFigures ran = busyLoop("loop-1", 400_000_000, null);
    LoopFigures brief = busyLoop("loop-2", 3_000_000, 4_000_000, null);
    StallSummary stalls = new StallSummary(0, 0, 0, 0, 0, List.of(brief, ran), List.of(), Map.of());

    Event event = SummaryReport.of(summary(List.of()), stalls, false, 0);

    assertThat(event.details())
        .anyMatch(line -> line.endsWith("  loop-1"))
        .noneMatch(line -> line.endsWith("  loop-2"))
        .anyMatch(line -> line.endsWith("  and 1 more, none of them busy for longer than 3.0 ms"));
  }

  /** One that has been watched for a second. */
  private static LoopFigures loop(String name, long iterations) {
    return loop(name, iterations, 0, 1_000_000_000, null);
  }

  private static LoopFigures busyLoop(String name, long busyNanos, OngoingStall ongoing) {
    return busyLoop(name, busyNanos, 1_000_000_000, ongoing);
  }

  private static LoopFigures busyLoop(
      String name, long busyNanos, long spanNanos, OngoingStall ongoing) {
    return loop(name, 1, busyNanos, spanNanos, ongoing);
  }

  private static LoopFigures loop(
      String name, long iterations, long busyNanos, long spanNanos, OngoingStall ongoing) {
    Histogram durations = new PackedHistogram(2);
    durations.recordValueWithCount(1_000_000, iterations);
    LoopTotals totals = new LoopTotals(spanNanos, busyNanos, durations, new PackedHistogram(2));
    return new LoopFigures(name, 1, totals, totals, 1_000_000, Map.of(), 0, ongoing, 0);
  }
}
