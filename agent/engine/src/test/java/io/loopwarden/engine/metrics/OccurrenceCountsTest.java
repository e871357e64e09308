package io.loopwarden.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.TestIncident;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OccurrenceCountsTest {

  private static final long MILLISECOND = 1_000_000;

  private final OccurrenceCounts counts = new OccurrenceCounts(name -> "group of " + name);

  private record Happened(
      Kind kind,
      Operation operation,
      String fingerprint,
      long durationNanos,
      long ownNanos,
      String route,
      @Nullable String traceId)
      implements TestIncident {

    static Happened call(String category, long millis, String route, @Nullable String trace) {
      return call(category, "f", millis, route, trace);
    }

    static Happened call(
        String category, String fingerprint, long millis, String route, @Nullable String trace) {
      long nanos = millis * MILLISECOND;
      return new Happened(
          Kind.BLOCKING_CALL,
          TestIncident.operation("a.B.c", category),
          fingerprint,
          nanos,
          nanos,
          route,
          trace);
    }

    static Happened stall(Kind kind, String cause, long millis, long ownMillis) {
      return new Happened(
          kind,
          TestIncident.operation("stall:" + cause, "stall"),
          "s",
          millis * MILLISECOND,
          ownMillis * MILLISECOND,
          "",
          null);
    }

    @Override
    public String threadName() {
      return "loop-1";
    }
  }

  @Test
  void callsAreCountedByCategoryAndRouteUnlessARuleAllowsThem() {
    counts.count(Happened.call("jdbc", 50, "GET /a", null), Outcome.NEW);
    counts.count(Happened.call("jdbc", 30, "GET /a", null), Outcome.ACCEPTED);
    counts.count(Happened.call("jdbc", 20, "GET /b", null), Outcome.GROWN);
    counts.count(Happened.call("jdbc", 10, "GET /b", null), Outcome.ALLOWED);
    counts.count(Happened.call("jdbc", 5, "GET /b", null), Outcome.BELOW_THRESHOLD);

    assertThat(counts.blocking())
        .extracting(Point::labels)
        .containsExactly(List.of("jdbc", "GET /a"), List.of("jdbc", "GET /b"));
    assertThat(counts.blocking()).extracting(Point::value).containsExactly(2.0, 1.0);
    assertThat(sumNanos(counts.blocking().get(0))).isEqualTo(80 * MILLISECOND);
    assertThat(counts.blockedNanos("group of loop-1")).isEqualTo(110 * MILLISECOND);
    assertThat(counts.stalls()).isEmpty();
  }

  private static long sumNanos(Point point) {
    return point.durations() == null ? 0 : point.durations().sumNanos();
  }

  /** Its calls are incidents of their own: the event loop was not blocked twice. */
  @Test
  void aStallCountsByItsCauseAndBlocksForWhatIsNotItsCalls() {
    counts.count(Happened.call("jdbc", 150, "", null), Outcome.NEW);
    counts.count(Happened.stall(Kind.STALL, "cpu", 400, 250), Outcome.NEW);
    counts.count(Happened.stall(Kind.PLATFORM_STALL, "gc", 120, 120), Outcome.OF_PLATFORM);

    assertThat(counts.stalls())
        .extracting(Point::labels)
        .containsExactly(List.of("cpu"), List.of("gc"));
    assertThat(sumNanos(counts.stalls().get(0))).isEqualTo(400 * MILLISECOND);
    assertThat(counts.blockedNanos("group of loop-1")).isEqualTo(520 * MILLISECOND);
  }

  @Test
  void tenThousandRoutesAreAHundredAndOthers() {
    for (int i = 0; i < 10_000; i++) {
      counts.count(Happened.call("jdbc", 1, "GET /" + i, null), Outcome.NEW);
    }

    Set<String> routes = new HashSet<>();
    double occurrences = 0;
    for (Point point : counts.blocking()) {
      routes.add(point.labels().get(1));
      occurrences += point.value();
    }

    assertThat(routes).hasSize(101).contains("GET /0", "GET /99", "other");
    assertThat(occurrences).isEqualTo(10_000);
  }

  @Test
  void theNumberOfSeriesIsBounded() {
    for (int category = 0; category < 30; category++) {
      for (int route = 0; route < 100; route++) {
        counts.count(Happened.call("c" + category, 1, "GET /" + route, null), Outcome.NEW);
      }
    }

    assertThat(counts.blocking()).hasSizeLessThanOrEqualTo(230);
  }

  @Test
  void problemsThatRulesAllowAreCountedOnce() {
    counts.count(Happened.call("file", "one", 1, "", null), Outcome.ALLOWED);
    counts.count(Happened.call("file", "one", 1, "", null), Outcome.ALLOWED);
    counts.count(Happened.call("file", "two", 1, "", null), Outcome.ALLOWED);

    assertThat(counts.allowedProblems()).isEqualTo(Map.of("file", 2));
  }

  @Test
  void eachBucketHasTheTraceOfOneOfItsOccurrences() {
    counts.count(Happened.call("jdbc", 1000, "", "slow"), Outcome.NEW);
    counts.count(Happened.call("jdbc", 1000, "", "slow-again"), Outcome.NEW);
    counts.count(Happened.call("jdbc", 20, "", null), Outcome.NEW);
    counts.count(Happened.call("jdbc", 2, "", "fast"), Outcome.NEW);

    assertThat(counts.blocking().get(0).examples())
        .extracting(Point.Example::traceId)
        .containsExactly("fast", "slow");
  }
}
