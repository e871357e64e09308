package io.loopwarden.engine.watchdog.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.watchdog.figures.RouteShare;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.SiteTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What looks at event loops add up to. */
class RouteTimesTest {

  private static final String ORDERS = "GET /orders/:id";
  private static final long WEIGHT = 20_000_000;

  private final CodeOwners owners =
      new CodeOwners(ConfigurationReader.read("application=com.acme.*", List.of()), null);
  private final RouteTimes times = new RouteTimes(CatalogueReader.load(), owners);

  private void look(
      int number, LoopState state, @Nullable String route, @Nullable SeenStack stack) {
    look(1, number, state, route, stack);
  }

  private void look(
      long threadId,
      int number,
      LoopState state,
      @Nullable String route,
      @Nullable SeenStack stack) {
    for (int i = 0; i < number; i++) {
      times.add(threadId, new Look(state, route, 1), stack, WEIGHT);
    }
  }

  /** A stack of functions, the innermost first. */
  private SeenStack stack(String... functions) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      frames.add(
          new StackTraceElement(
              function.substring(0, dot), function.substring(dot + 1), "Source.java", 1));
    }
    return new SeenStack(frames, owners);
  }

  @Test
  void aFewLooksSayNothing() {
    look(24, LoopState.COMPUTING, ORDERS, null);

    assertThat(times.rows(Set.of())).isEmpty();
  }

  @Test
  void eachEventLoopHasTheSharesOfItsOwnTime() {
    SeenStack feed = stack("com.acme.Feed.push", "com.acme.Feed.run");
    look(7, 60, LoopState.COMPUTING, ORDERS, null);
    look(7, 20, LoopState.BLOCKED, "GET /", null);
    look(7, 15, LoopState.COMPUTING, null, null);
    look(7, 5, LoopState.COMPUTING, null, feed);
    look(8, 30, LoopState.COMPUTING, "GET /", null);
    look(9, 24, LoopState.COMPUTING, "GET /", null);

    assertThat(times.ofLoops()).containsOnlyKeys(7L, 8L);
    assertThat(times.ofLoops().get(7L))
        .extracting(RouteShare::name, RouteShare::isRoute, each -> Math.round(100 * each.share()))
        .containsExactly(
            tuple(ORDERS, true, 60L),
            tuple("GET /", true, 20L),
            tuple("com.acme.Feed.run", false, 20L));
    assertThat(times.ofLoops().get(8L))
        .extracting(RouteShare::name, RouteShare::isRoute, each -> Math.round(100 * each.share()))
        .containsExactly(tuple("GET /", true, 100L));
  }

  @Test
  void whatIsKnownOfManyEventLoopsIsBounded() {
    for (long threadId = 0; threadId < 300; threadId++) {
      look(threadId, 25, LoopState.COMPUTING, ORDERS, null);
    }

    assertThat(times.ofLoops()).hasSize(256).containsKey(299L);
  }

  @Test
  void eachLookCountsForItsRouteAndState() {
    look(60, LoopState.COMPUTING, ORDERS, null);
    look(30, LoopState.BLOCKED, ORDERS, null);
    look(10, LoopState.WAITING, "GET /", null);

    assertThat(times.rows(Set.of()))
        .extracting(
            RouteTime::name,
            RouteTime::looks,
            RouteTime::computingNanos,
            RouteTime::blockedNanos,
            RouteTime::waitingNanos)
        .containsExactly(
            tuple(ORDERS, 90L, 60 * WEIGHT, 30 * WEIGHT, 0L),
            tuple("GET /", 10L, 0L, 0L, 10 * WEIGHT));
  }

  @Test
  void whatHasNoRouteIsSharedByTheHandlersOfItsStacks() {
    look(80, LoopState.COMPUTING, null, null);
    look(15, LoopState.COMPUTING, null, stack("com.acme.Feed.parse", "com.acme.Feed.run"));
    look(5, LoopState.COMPUTING, null, stack("io.netty.util.Recycler.get"));

    assertThat(times.rows(Set.of()))
        .extracting(RouteTime::name, RouteTime::isRoute, RouteTime::nanos)
        .containsExactly(
            tuple("com.acme.Feed.run", false, 75 * WEIGHT),
            tuple(RouteTime.FRAMEWORKS, false, 25 * WEIGHT));
    assertThat(times.byRoute())
        .extracting(RouteTime::name, RouteTime::nanos)
        .containsExactly(tuple("", 100 * WEIGHT));
  }

  @Test
  void theSitesOfARouteAreThoseOfItsStacks() {
    look(90, LoopState.COMPUTING, ORDERS, null);
    look(6, LoopState.COMPUTING, ORDERS, stack("java.util.HashMap.get", "com.acme.Orders.sum"));
    look(2, LoopState.COMPUTING, ORDERS, stack("com.acme.Orders.load"));
    look(2, LoopState.BLOCKED, ORDERS, stack("java.lang.Thread.sleep", "com.acme.Orders.load"));
    String fingerprint = Fingerprint.of("java.lang.Thread.sleep", "com.acme.Orders", "load");

    RouteTime route = times.rows(Set.of(fingerprint)).get(0);

    assertThat(route.sites())
        .containsExactlyInAnyOrder(
            new SiteTime("com.acme.Orders.sum", "", "", 0.6),
            new SiteTime("com.acme.Orders.load", "", "", 0.2),
            new SiteTime("com.acme.Orders.load", "java.lang.Thread.sleep", fingerprint, 0.2));
    assertThat(route.sites().get(0).function()).isEqualTo("com.acme.Orders.sum");
  }

  @Test
  void theNumberOfRoutesIsBounded() {
    for (int i = 0; i < 300; i++) {
      look(1, LoopState.COMPUTING, "GET /" + i, stack("com.acme.Orders.load"));
    }

    List<RouteTime> rows = times.rows(Set.of());

    assertThat(rows).hasSize(101);
    assertThat(rows.get(0).name()).isEqualTo("other");
    assertThat(rows.get(0).nanos()).isEqualTo(200 * WEIGHT);
  }

  @Test
  void theNumberOfSitesIsBounded() {
    for (int i = 0; i < 300; i++) {
      look(1, LoopState.COMPUTING, ORDERS, stack("com.acme.Orders.load" + i));
    }

    assertThat(times.rows(Set.of()).get(0).sites()).hasSize(32);
  }

  @Test
  void collapsedStacksStandForAllOfTheTime() {
    look(75, LoopState.COMPUTING, ORDERS, null);
    look(25, LoopState.COMPUTING, ORDERS, stack("com.acme.Orders.sum", "com.acme.Main.run"));
    look(25, LoopState.COMPUTING, ORDERS, stack("com.acme.Main.run"));
    look(75, LoopState.COMPUTING, "GET /a;b", null);

    assertThat(times.collapsed().lines())
        .containsExactlyInAnyOrder(
            "GET_/orders/:id;com.acme.Main.run;com.acme.Orders.sum 1250000",
            "GET_/orders/:id;com.acme.Main.run 1250000",
            "GET_/a,b 1500000");
  }

  @Test
  void namesOfTheHostEndNoLine() {
    look(30, LoopState.COMPUTING, "GET /\nforged 1", stack("com.acme.Orders.load"));

    assertThat(times.rows(Set.of()).get(0).name()).doesNotContain("\n");
    assertThat(times.collapsed().lines()).hasSize(1);
  }
}
