package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.finding.TestFindings;
import io.loopwarden.engine.record.BlockingCall;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact form of a report: scripts and scrapers rely on it. */
@SuppressWarnings("StringConcatToTextBlock") // tabs are easier to see as escapes
class BlockingCallReportTest {

  private static final Operation SLEEP =
      new Operation(
          0,
          "java.lang.Thread.sleep",
          "sleep",
          true,
          true,
          Operation.Naming.OWN,
          "Use a \"timer\", not this");
  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);
  private static final List<Frame> STACK =
      List.of(
          new Frame("java.lang.Thread", "sleep", null, Frame.NATIVE),
          SITE,
          new Frame("io.netty.util.Runner", "run", "Runner.java", 0),
          new Frame("com.acme.Main$1", "run", null, 0));

  private static final Advice.Words REMEDY = new Advice.Words("Use a \"timer\", not this", "");
  private static final StackLines LINES =
      new StackLines(5, false, name -> name.startsWith("com.acme."));

  private static BlockingCall call(String thread, Frame site) {
    return new BlockingCall(
        TestFindings.finding("9f3a12c4", SLEEP, site, STACK, 203_449_999, 1),
        SLEEP,
        site,
        STACK,
        203_449_999,
        0,
        1_767_225_600_007L, // 2026-01-01T00:00:00.007Z
        thread,
        31,
        Map.of(),
        null,
        Delay.NONE);
  }

  private static SinceLastReport onlyOne(BlockingCall call) {
    return SinceLastReport.onlyOne(call.durationNanos());
  }

  private static String text(BlockingCall call) {
    return new TextEncoder().encode(BlockingCallReport.of(call, onlyOne(call), REMEDY, LINES));
  }

  private static String json(BlockingCall call) {
    return new JsonEncoder(Origin.NONE)
        .encode(BlockingCallReport.of(call, onlyOne(call), REMEDY, LINES));
  }

  private static JsonObject object(String line) throws java.io.IOException {
    JsonReader reader = new JsonReader(new StringReader(line));
    reader.setStrictness(Strictness.STRICT);
    JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
    assertThat(reader.peek()).isEqualTo(com.google.gson.stream.JsonToken.END_DOCUMENT);
    return object;
  }

  private static String logfmt(BlockingCall call) {
    return new LogfmtEncoder(Origin.NONE)
        .encode(BlockingCallReport.of(call, onlyOne(call), REMEDY, LINES));
  }

  @Test
  void theTextForm() {
    assertThat(text(call("vert.x-eventloop-thread-0", SITE)))
        .isEqualTo(
            "2026-01-01T00:00:00.007Z WARN loopwarden event=blocking_call duration_ms=203.4"
                + " site=com.acme.Orders.load(Orders.java:42) call=java.lang.Thread.sleep"
                + " occurrences=2 fingerprint=9f3a12c4\n"
                + "\tinstead: Use a \"timer\", not this\n"
                + "\ton vert.x-eventloop-thread-0\n"
                + "\tat com.acme.Orders.load(Orders.java:42)\n"
                + "\tat com.acme.Main$1.run(Unknown Source)\n"
                + "\t… 2 frames of the JDK, io.netty\n");
  }

  @Test
  void theLogfmtForm() {
    assertThat(logfmt(call("vert.x-eventloop-thread-0", SITE)))
        .isEqualTo(
            "time=2026-01-01T00:00:00.007Z level=warn logger=loopwarden event=blocking_call"
                + " duration_ms=203.4 site=com.acme.Orders.load(Orders.java:42)"
                + " call=java.lang.Thread.sleep occurrences=2 fingerprint=9f3a12c4"
                + " operation=java.lang.Thread.sleep category=sleep"
                + " event_loop=vert.x-eventloop-thread-0 total_ms=203.5 max_ms=203.4"
                + " remedy=\"Use a \\\"timer\\\", not this\""
                + " frames=\"com.acme.Orders.load(Orders.java:42)"
                + " < com.acme.Main$1.run(Unknown Source)\"\n");
  }

  /** Ten occurrences, of which the last was not the longest. */
  @Test
  void aReportThatStandsForSeveralOccurrencesSaysSo() throws Exception {
    BlockingCall last = call("loop", SITE);
    Event event =
        BlockingCallReport.of(
            last, new SinceLastReport(10, 2_500_000_000L, 400_000_000), REMEDY, LINES);

    assertThat(new TextEncoder().encode(event))
        .contains(" duration_ms=400.0 ")
        .contains(
            "\n\tsince the last report: 10 occurrences, 2500.0 ms in all,"
                + " the last one 203.4 ms\n");
    assertThat(new LogfmtEncoder(Origin.NONE).encode(event))
        .contains(" new_occurrences=10 new_total_ms=2500.0 ");
    JsonObject json = object(new JsonEncoder(Origin.NONE).encode(event));
    assertThat(json.get("loopwarden.duration_ns").getAsLong()).isEqualTo(400_000_000);
    assertThat(json.get("loopwarden.new_occurrences").getAsLong()).isEqualTo(10);
    assertThat(json.get("loopwarden.new_total_ns").getAsLong()).isEqualTo(2_500_000_000L);
    assertThat(json.get("message").getAsString()).contains(" for 400.0 ms ");
  }

  @Test
  void whatTheLoopDidAndWhatBlockedBeneathIsSaid() {
    Finding finding =
        new Finding(
            Kind.BLOCKING_CALL, "9f3a12c4", SLEEP, "com.acme.db.Table.read", SITE, STACK, false);
    finding.record(150_100_000);
    finding.blockedBy("java.sql.Statement.executeQuery", "0", 3, 140_000_000);
    finding.blockedBy("java.sql.ResultSet.next", "1", 20, 10_000_000);
    BlockingCall call =
        new BlockingCall(
            finding,
            SLEEP,
            SITE,
            STACK,
            150_100_000,
            0,
            7,
            "loop-1",
            31,
            new TreeMap<>(Map.of("method", "GET", "route", "/orders/:id", "task", "com.acme.Task")),
            null,
            Delay.NONE);

    assertThat(text(call).lines())
        .containsSequence(
            "1970-01-01T00:00:00.007Z WARN loopwarden event=blocking_call duration_ms=150.1"
                + " site=com.acme.Orders.load(Orders.java:42) call=com.acme.db.Table.read"
                + " route=\"GET /orders/:id\" occurrences=1 fingerprint=9f3a12c4",
            "\tinstead: Use a \"timer\", not this",
            "\ton loop-1, task com.acme.Task",
            "\tbeneath: 3 x java.sql.Statement.executeQuery 140.0 ms,"
                + " 20 x java.sql.ResultSet.next 10.0 ms");
    assertThat(logfmt(call)).contains(" route=\"GET /orders/:id\" ", " task=com.acme.Task ");
  }

  @Test
  void noFormIsLongerThanItMayBe() throws Exception {
    List<Frame> deep = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      deep.add(new Frame("com.acme.a.rather.long.name.of.a.package.Orders" + i, "load", null, 1));
    }
    Finding finding =
        new Finding(Kind.BLOCKING_CALL, "9f3a12c4", SLEEP, "x".repeat(500), SITE, deep, false);
    Map<String, String> work = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      work.put("key" + i, "\u20ac".repeat(300));
    }
    BlockingCall call =
        new BlockingCall(
            finding, SLEEP, SITE, deep, 1, 0, 7, "loop-1", 31, Map.of(), null, Delay.NONE);

    assertThat(text(call).lines().count()).isLessThanOrEqualTo(11);
    String json = json(call);
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8192);
    assertThat(object(json).get("code.stacktrace").getAsString())
        .startsWith("\tat com.acme.a.rather.long.name.of.a.package.Orders0.load")
        .endsWith("\t…\n");
    String line =
        logfmt(
            new BlockingCall(
                finding, SLEEP, SITE, deep, 1, 0, 7, "loop-1", 31, work, null, Delay.NONE));
    assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
    assertThat(Logfmt.parse(line)).containsEntry("fingerprint", "9f3a12c4");
  }

  @Test
  void aDeadlockIsSaidToBeOne() throws java.io.IOException {
    BlockingCall call =
        new BlockingCall(
            TestFindings.deadlock("9f3a12c4", SLEEP, SITE, STACK),
            SLEEP,
            SITE,
            STACK,
            0,
            0,
            7,
            "loop-1",
            31,
            Map.of(),
            null,
            Delay.NONE);

    assertThat(text(call))
        .startsWith(
            "1970-01-01T00:00:00.007Z ERROR loopwarden event=blocking_call duration_ms=0.0 ")
        .contains(
            " deadlock=true\n\tinstead: Nobody but this event loop can complete what it waits for."
                + " Use a \"timer\", not this\n");
    assertThat(object(json(call)).get("loopwarden.deadlock").getAsBoolean()).isTrue();
    assertThat(object(json(call)).get("message").getAsString()).contains("a deadlock at " + SITE);
    assertThat(text(call("loop-1", SITE))).doesNotContain("deadlock");
  }

  /** Its begin was the error, under the same fingerprint. */
  @Test
  void theEndOfADeadlockReadsAsTheEndOfItsReport() throws java.io.IOException {
    BlockingCall call =
        new BlockingCall(
            TestFindings.deadlock("9f3a12c4", SLEEP, SITE, STACK),
            SLEEP,
            SITE,
            STACK,
            105_300_000,
            0,
            7,
            "loop-1",
            31,
            Map.of(),
            null,
            Delay.NONE);
    Event event =
        BlockingCallReport.of(
            call, new SinceLastReport(0, 105_300_000, 105_300_000), REMEDY, LINES);

    assertThat(new TextEncoder().encode(event))
        .startsWith(
            "1970-01-01T00:00:00.007Z WARN loopwarden event=blocking_call duration_ms=105.3 ")
        .contains(" fingerprint=9f3a12c4 deadlock=true\n")
        .contains("\n\tseen: the deadlock that was reported when it began has ended\n");
    assertThat(object(new JsonEncoder(Origin.NONE).encode(event)).get("message").getAsString())
        .isEqualTo(
            "java.lang.Thread.sleep waited on event loop loop-1 for 105.3 ms for what nobody but"
                + " this event loop can do: a deadlock at "
                + SITE
                + ", which has ended");
  }

  @Test
  void theJsonForm() {
    assertThat(json(call("vert.x-eventloop-thread-0", SITE)))
        .isEqualTo(
            "{\"@timestamp\":\"2026-01-01T00:00:00.007Z\","
                + "\"log.level\":\"WARN\","
                + "\"message\":\"java.lang.Thread.sleep blocked event loop"
                + " vert.x-eventloop-thread-0 for 203.4 ms at"
                + " com.acme.Orders.load(Orders.java:42)\","
                + "\"ecs.version\":\"1.2.0\","
                + "\"event.name\":\"loopwarden.blocking_call\","
                + "\"loopwarden.duration_ns\":203449999,"
                + "\"code.function.name\":\"com.acme.Orders.load\","
                + "\"code.file.path\":\"Orders.java\","
                + "\"code.line.number\":42,"
                + "\"loopwarden.call\":\"java.lang.Thread.sleep\","
                + "\"loopwarden.occurrences\":2,"
                + "\"loopwarden.fingerprint\":\"9f3a12c4\","
                + "\"loopwarden.operation\":\"java.lang.Thread.sleep\","
                + "\"loopwarden.category\":\"sleep\","
                + "\"loopwarden.event_loop\":\"vert.x-eventloop-thread-0\","
                + "\"loopwarden.total_ns\":203450000,"
                + "\"loopwarden.max_ns\":203449999,"
                + "\"loopwarden.remedy\":\"Use a \\\"timer\\\", not this\","
                + "\"loopwarden.operations\":[],"
                + "\"code.stacktrace\":\"\\tat java.lang.Thread.sleep(Native Method)\\n"
                + "\\tat com.acme.Orders.load(Orders.java:42)\\n"
                + "\\tat io.netty.util.Runner.run(Runner.java)\\n"
                + "\\tat com.acme.Main$1.run(Unknown Source)\\n\","
                + "\"thread.name\":\"vert.x-eventloop-thread-0\","
                + "\"thread.id\":31}\n");
  }

  /** Whatever else a report said could be a secret of the application. */
  @Test
  void nothingBeyondTheContractIsSaid() throws Exception {
    BlockingCall call = call("loop", SITE);

    assertThat(Logfmt.parse(logfmt(call)).keySet())
        .containsExactly(
            "time",
            "level",
            "logger",
            "event",
            "duration_ms",
            "site",
            "call",
            "occurrences",
            "fingerprint",
            "operation",
            "category",
            "event_loop",
            "total_ms",
            "max_ms",
            "remedy",
            "frames");
    assertThat(object(json(call)).keySet())
        .isEqualTo(
            Set.of(
                "@timestamp",
                "log.level",
                "message",
                "ecs.version",
                "event.name",
                "loopwarden.call",
                "loopwarden.operation",
                "loopwarden.operations",
                "loopwarden.category",
                "loopwarden.duration_ns",
                "loopwarden.total_ns",
                "loopwarden.max_ns",
                "loopwarden.event_loop",
                "loopwarden.fingerprint",
                "loopwarden.occurrences",
                "loopwarden.remedy",
                "code.function.name",
                "code.file.path",
                "code.line.number",
                "code.stacktrace",
                "thread.name",
                "thread.id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loop",
        "my loop 1",
        "a=b",
        "=",
        "say \"hi\"",
        "\"",
        "back\\slash",
        "back \\slash\\",
        "\\",
        "",
        "line\nbreak",
        "\ttab\rreturn ",
        "Schl\u00e4fer \u20ac \ud83d\ude34",
        "{\"json\":[1,2]}",
        "</script>'&<",
      })
  void parsersGetBackWhatWasSaid(String name) throws Exception {
    BlockingCall call = call(name, SITE);

    Map<String, String> text = Logfmt.parse(logfmt(call));
    assertThat(text)
        .containsEntry("event", "blocking_call")
        .containsEntry("operation", "java.lang.Thread.sleep")
        .containsEntry("category", "sleep")
        .containsEntry("duration_ms", "203.4")
        .containsEntry("event_loop", name)
        .containsEntry("site", "com.acme.Orders.load(Orders.java:42)")
        .containsEntry("fingerprint", "9f3a12c4")
        .containsEntry("occurrences", "2")
        .containsEntry("remedy", "Use a \"timer\", not this");
    assertThat(text(call).lines().count()).isEqualTo(6);
    assertThat(logfmt(call).lines()).hasSize(1);

    JsonObject json = object(json(call));
    assertThat(json.get("loopwarden.event_loop").getAsString()).isEqualTo(name);
    assertThat(json.get("thread.name").getAsString()).isEqualTo(name);
    assertThat(json.get("code.stacktrace").getAsString().lines()).hasSize(STACK.size());
    assertThat(json(call).indexOf('\n')).isEqualTo(json(call).length() - 1);
  }

  /** A name may break a line's look, but not its form: what is no text becomes space. */
  @Test
  void controlCharactersDoNotReachTheTerminal() throws Exception {
    String text = text(call("a\u0000b\u001b[31mc\u007f", SITE));

    assertThat(text.replace("\n", "").replace("\t", "")).doesNotContainPattern("[\\x00-\\x1f]");
    assertThat(Logfmt.parse(firstLine(text))).containsKeys("call", "site", "fingerprint");
  }

  @Test
  void whatTheClassFileDoesNotTellIsLeftOut() throws Exception {
    JsonObject json = object(json(call("loop", new Frame("com.acme.Orders", "load", null, 0))));

    assertThat(json.get("code.function.name").getAsString()).isEqualTo("com.acme.Orders.load");
    assertThat(json.has("code.file.path")).isFalse();
    assertThat(json.has("code.line.number")).isFalse();
  }

  @Test
  void theStackIsShownAsFarAsTheUserWants() throws Exception {
    Event one =
        BlockingCallReport.of(
            call("loop", SITE),
            onlyOne(call("loop", SITE)),
            REMEDY,
            new StackLines(1, false, name -> name.startsWith("com.acme.")));
    Event all =
        BlockingCallReport.of(
            call("loop", SITE),
            onlyOne(call("loop", SITE)),
            REMEDY,
            new StackLines(0, true, name -> false));

    assertThat(new TextEncoder().encode(one).lines().skip(3))
        .containsExactly(
            "\tat com.acme.Orders.load(Orders.java:42)",
            "\t… 3 frames of the JDK, io.netty, com.acme");
    assertThat(new TextEncoder().encode(all).lines().skip(3)).hasSize(STACK.size());
    assertThat(
            object(new JsonEncoder(Origin.NONE).encode(one))
                .get("code.stacktrace")
                .getAsString()
                .lines())
        .hasSize(STACK.size());
  }

  @Test
  void aRefusedCallTookNoTime() throws Exception {
    BlockingCall refused =
        new BlockingCall(
            TestFindings.finding("9f3a12c4", SLEEP, SITE, STACK, 0),
            SLEEP,
            SITE,
            STACK,
            0,
            0,
            1_767_225_600_000L,
            "l",
            1,
            Map.of(),
            null,
            Delay.NONE);

    assertThat(Logfmt.parse(firstLine(text(refused)))).containsEntry("duration_ms", "0.0");
    assertThat(object(json(refused)).get("loopwarden.duration_ns").getAsLong()).isZero();
    assertThat(object(json(refused)).get("@timestamp").getAsString())
        .isEqualTo("2026-01-01T00:00:00.000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1, 0.000",
    "499, 0.000",
    "500, 0.001",
    "1499, 0.001",
    "999499, 0.999",
    "1000000, 1.0",
    "1049999, 1.0",
    "1050000, 1.1",
    "203449999, 203.4",
    "203450000, 203.5",
    "86400000000000, 86400000.0",
  })
  void millisecondsHaveTheDecimalsThatMatter(long nanos, String text) {
    assertThat(Milliseconds.of(nanos)).isEqualTo(text);
  }

  @Test
  void listsAndObjectsAreNested() throws Exception {
    Event event =
        new Event(org.slf4j.event.Level.INFO, "summary", "m", 0)
            .json("list", List.of(1, "two", true, List.of(), Map.of("key", 3L)));

    JsonArray list = object(new JsonEncoder(Origin.NONE).encode(event)).getAsJsonArray("list");

    assertThat(list.asList())
        .extracting(JsonElement::toString)
        .containsExactly("1", "\"two\"", "true", "[]", "{\"key\":3}");
  }

  private static String firstLine(String text) {
    return text.substring(0, text.indexOf('\n'));
  }
}
