package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.finding.TestFindings;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StallReportTest {

  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);
  private static final OtherThread OWNER =
      new OtherThread(
          "importer",
          31,
          List.of(new StackTraceElement("com.acme.Import", "run", "Import.java", 7)),
          true);

  private static final Advice.Words REMEDY = new Advice.Words("Compute elsewhere", "docs/r.md#x");
  private static final StackLines LINES =
      new StackLines(5, false, name -> name.startsWith("com.acme."));

  @Test
  void theLineBeginsAsTheContractSays() {
    assertThat(text(stall(Cause.CPU, false, null, false)))
        .startsWith(
            "2026-01-01T00:00:00.007Z WARN loopwarden event=stall duration_ms=250.3 cause=cpu"
                + " site=com.acme.Orders.load(Orders.java:42) call=com.acme.db.Table.read"
                + " route=/orders/:id occurrences=17"
                + " fingerprint=9f3a12c4\n\tinstead: Compute elsewhere (docs/r.md#x)\n")
        .contains("\n\ton loop-1, trace_id 4bf92f\n")
        .contains(
            "\n\tseen: 20 samples, 3 tasks, 240.0 ms of CPU, 1.0 ms held up by the platform\n")
        .contains("\n\tat com.acme.Orders.load(Orders.java:42)\n")
        .doesNotContain("98%");
  }

  @Test
  void theWholeStackComesWithTheSamples() {
    StackLines all = new StackLines(0, true, name -> false);

    assertThat(
            new TextEncoder()
                .encode(
                    StallReport.of(
                        stall(Cause.CPU, false, null, false),
                        SinceLastReport.onlyOne(1),
                        REMEDY,
                        all)))
        .contains("\n\t98% com.acme.Orders.load(Orders.java:42)\n\tat com.acme.Orders.load(");
  }

  @Test
  void theJsonFormHasTheSchemasNames() {
    JsonObject json = json(stall(Cause.CPU, true, null, false));

    assertThat(json.get("event.name").getAsString()).isEqualTo("loopwarden.stall");
    assertThat(json.get("loopwarden.cause").getAsString()).isEqualTo("cpu");
    assertThat(json.get("loopwarden.duration_ns").getAsLong()).isEqualTo(250_300_000);
    assertThat(json.get("loopwarden.ongoing").getAsBoolean()).isTrue();
    assertThat(json.get("code.function.name").getAsString()).isEqualTo("com.acme.Orders.load");
    assertThat(json.get("http.route").getAsString()).isEqualTo("/orders/:id");
    assertThat(json.get("trace.id").getAsString()).isEqualTo("4bf92f");
    assertThat(json.get("loopwarden.tree").getAsJsonArray()).hasSize(1);
    assertThat(json.has("loopwarden.platform")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"GC", "SAFEPOINT", "SUSPENDED", "STARVED"})
  void whatThePlatformIsToBlameForIsNoWarning(Cause cause) {
    Stall stall = stall(cause, false, null, false);

    assertThat(text(stall)).contains("Z INFO ").contains(" platform=true");
    assertThat(json(stall).get("loopwarden.platform").getAsBoolean()).isTrue();
  }

  @Test
  void theOwnerOfAMonitorIsNamedWithItsStack() {
    assertThat(text(stall(Cause.MONITOR, false, OWNER, false)))
        .contains(", monitor java.util.Hashtable@1b2c\n")
        .contains("\twaits for importer, which is at com.acme.Import.run(Import.java:7)\n");
  }

  @Test
  void loopsThatWaitForEachOtherAreAnError() {
    Stall stall = stall(Cause.BLOCKING_CALL, true, OWNER, true);

    assertThat(text(stall))
        .contains("Z ERROR ")
        .contains(" deadlock=true deadlock_with=importer\n")
        .contains("\twaits for, and is awaited by, importer, which is at com.acme.Import.run");
  }

  @Test
  void aLoopThatWaitsForItsOwnEndIsAnErrorWithoutASecondStack() {
    OtherThread self = new OtherThread("loop-1", 21, OWNER.stack(), true);

    assertThat(text(stall(Cause.BLOCKING_CALL, true, self, true)))
        .contains("Z ERROR ")
        .contains("\tinstead: The event loop waits for its own end: ")
        .contains(" deadlock=true deadlock_with=loop-1\n")
        .doesNotContain("which is");
  }

  @Test
  void theLineIsThatOfThisStallNotOfTheFirstOneAtTheSite() {
    Frame first = new Frame("com.acme.Orders", "load", "Orders.java", 40);

    assertThat(text(stall(first, Cause.CPU, false, null, false)))
        .contains(" site=com.acme.Orders.load(Orders.java:42) ")
        .doesNotContain("Orders.java:40");
  }

  private static Stall stall(
      Cause cause, boolean ongoing, @Nullable OtherThread other, boolean deadlock) {
    return stall(SITE, cause, ongoing, other, deadlock);
  }

  private static Stall stall(
      Frame site, Cause cause, boolean ongoing, @Nullable OtherThread other, boolean deadlock) {
    return new Stall(
        TestFindings.stall(cause.key(), site),
        cause,
        "com.acme.db.Table.read",
        17,
        250_300_000,
        0,
        1_767_225_600_007L,
        ongoing,
        240_000_000,
        1_000_000,
        0,
        3,
        List.of(),
        List.of(SITE),
        List.of("98% com.acme.Orders.load(Orders.java:42)"),
        20,
        Map.of("route", "/orders/:id", "trace_id", "4bf92f"),
        null,
        null,
        cause == Cause.MONITOR ? "java.util.Hashtable@1b2c" : null,
        other,
        deadlock,
        "loop-1",
        21,
        null,
        Delay.NONE);
  }

  private static String text(Stall stall) {
    return new TextEncoder()
        .encode(
            StallReport.of(stall, SinceLastReport.onlyOne(stall.durationNanos()), REMEDY, LINES));
  }

  private static JsonObject json(Stall stall) {
    return JsonParser.parseString(
            new JsonEncoder(Origin.NONE)
                .encode(
                    StallReport.of(
                        stall, SinceLastReport.onlyOne(stall.durationNanos()), REMEDY, LINES)))
        .getAsJsonObject();
  }
}
