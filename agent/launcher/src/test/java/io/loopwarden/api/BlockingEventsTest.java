package io.loopwarden.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine tells, as the API's words. */
class BlockingEventsTest {

  private static BlockingEvent event(String fingerprint, long durationNanos, String verdict) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("call", "com.acme.Pause.once");
    fields.put("operation", "java.lang.Thread.sleep");
    fields.put("category", "sleep");
    fields.put("duration_ns", durationNanos);
    fields.put("end_ns", 5_000_000_000L);
    fields.put("end_ms", 1_767_225_600_007L);
    fields.put("event_loop", "loop-1");
    fields.put("route", "GET /orders/:id");
    fields.put("remedy", "Set a timer");
    fields.put("remedy_url", "docs/remedies.md#sleep");
    fields.put("fingerprint", fingerprint);
    fields.put("site", "com.acme.Orders.load(Orders.java:42)");
    fields.put("function", "com.acme.Orders.load");
    fields.put("verdict", verdict);
    fields.put("scope", "a test");
    fields.put(
        "stack",
        new StackTraceElement[] {
          new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42)
        });
    fields.put("report", "WARN " + fingerprint + " duration_ns=" + durationNanos + "\n\tat x\n");
    return new BlockingEvent(fields);
  }

  @Test
  void anEventIsReadFromItsFields() {
    BlockingEvent event = event("9f3a12c4", 2_000_000_000, "VIOLATION");

    assertThat(event.operation()).isEqualTo("java.lang.Thread.sleep");
    assertThat(event.call()).isEqualTo("com.acme.Pause.once");
    assertThat(event.route()).isEqualTo("GET /orders/:id");
    assertThat(event.remedy()).isEqualTo("Set a timer");
    assertThat(event.remedyUrl()).isEqualTo("docs/remedies.md#sleep");
    assertThat(event.isStall()).isFalse();
    assertThat(event.duration()).isEqualTo(Duration.ofSeconds(2));
    assertThat(event.startNanos()).isEqualTo(3_000_000_000L);
    assertThat(event.endNanos()).isEqualTo(5_000_000_000L);
    assertThat(event.end()).isEqualTo("2026-01-01T00:00:00.007Z");
    assertThat(event.scope()).isEqualTo("a test");
    assertThat(event.stackTrace()).extracting(StackTraceElement::getLineNumber).containsExactly(42);
    assertThat(event.verdict()).isEqualTo(BlockingEvent.Verdict.VIOLATION);
    assertThat(event)
        .hasToString("java.lang.Thread.sleep on loop-1 at com.acme.Orders.load(Orders.java:42)");
  }

  @Test
  void aSaturatedPoolIsNoBlockedEventLoop() {
    BlockingEvent call = event("11111111", 5, "VIOLATION");
    BlockingEvent pool = pool("22222222");
    BlockingEvent other = pool("33333333");

    assertThat(Reports.of(List.of(pool))).startsWith("a pool was saturated:\n");
    assertThat(Reports.of(List.of(pool, other))).startsWith("pools were saturated:\n");
    assertThat(Reports.of(List.of(call, pool)))
        .startsWith("an event loop was blocked, and a pool was saturated:\n");
  }

  private static BlockingEvent pool(String fingerprint) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("operation", "worker_pool:vert.x-worker-thread");
    fields.put("category", "worker_pool");
    fields.put("fingerprint", fingerprint);
    fields.put("verdict", "VIOLATION");
    fields.put("report", "WARN " + fingerprint);
    return new BlockingEvent(fields);
  }

  /** An older or newer engine may leave something out. */
  @Test
  void whatIsMissingIsEmpty() {
    BlockingEvent event = new BlockingEvent(Map.of("verdict", "ACCEPTED"));

    assertThat(event.reason()).isEmpty();
    assertThat(event.call()).isEmpty();
    assertThat(event.route()).isEmpty();
    assertThat(event.remedyUrl()).isEmpty();
    assertThat(event.stackTrace()).isEmpty();
    assertThat(event.isDeadlock()).isFalse();
    assertThat(event.scope()).isNull();
    assertThat(event.duration()).isZero();
  }

  @Test
  void onlyViolationsCount() {
    BlockingEvents events =
        new BlockingEvents(
            () ->
                List.of(
                    event("11111111", 1, "ALLOWED"),
                    event("22222222", 1, "VIOLATION"),
                    event("33333333", 1, "ACCEPTED")));

    assertThat(events).extracting(BlockingEvent::fingerprint).containsExactly("22222222");
    assertThat(events.isEmpty()).isFalse();
    assertThat(events.allowedOrAccepted())
        .extracting(BlockingEvent::fingerprint)
        .containsExactly("11111111", "33333333");
  }

  @Test
  void oneProblemIsOneReportOfItsLongestOccurrence() {
    String text =
        Reports.of(
            List.of(
                event("11111111", 5, "VIOLATION"),
                event("22222222", 1, "VIOLATION"),
                event("11111111", 9, "VIOLATION")));

    assertThat(text)
        .isEqualTo(
            """
            event loops were blocked:

            WARN 11111111 duration_ns=9
            \tat x
            \t(2 times, this was the longest)

            WARN 22222222 duration_ns=1
            \tat x""");
  }
}
