package io.loopwarden.engine.page;

import io.loopwarden.engine.page.PageProblem.Beneath;
import io.loopwarden.engine.page.PageProblem.State;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Pages for tests. */
public final class TestPages {

  public static final long MILLI = 1_000_000;
  private static final int FRAMES_OF_LIBRARIES = 45;

  private TestPages() {}

  /** A page with problems of these, one event loop and one pause. */
  public static ReportPage page(String service, List<PageProblem> problems) {
    return page(service, problems, List.of(loop(service, List.of(cause(service, false, 0.2)))));
  }

  /** An event loop over five slots of a second. */
  public static PageLoop loop(String name, List<PageLoop.OfCause> causes) {
    double[] busy = {0, 0.1, 0.5, 1, 0.3};
    return new PageLoop(name, 0.4, 0.2, 1000, MILLI, 9, 7, name, "", busy, causes, 1_000);
  }

  /** What blocked an event loop, most of all in the third slot. */
  public static PageLoop.OfCause cause(String name, boolean isOfPlatform, double share) {
    return new PageLoop.OfCause(name, isOfPlatform, share, new double[] {0, 0, 0.7, 0.4, 0});
  }

  /** A page with these problems and event loops, and one pause. */
  public static ReportPage page(String service, List<PageProblem> problems, List<PageLoop> loops) {
    return new ReportPage(
        service,
        List.of(service),
        service,
        1_764_420_000_000L,
        1_764_423_420_000L,
        1,
        100_000 * MILLI,
        problems,
        loops,
        List.of(),
        List.of(route(service)),
        List.of(new PagePause("gc", 3, service)),
        List.of(service));
  }

  private static PageRoute route(String text) {
    PageRoute.Site site = new PageRoute.Site(text, text, text, 0.7);
    return new PageRoute(text, 300, 40 * MILLI, 20 * MILLI, 0, List.of(site));
  }

  /** A problem with calls of a duration; its method is named after a number. */
  public static PageProblem problem(int number, State state, int calls, long durationNanos) {
    String site = "com.acme.orders.Orders.load" + number + "(Orders.java:" + number + ")";
    Histogram durations = new Histogram(2);
    durations.recordValueWithCount(durationNanos, calls);
    List<String> stack = new ArrayList<>();
    stack.add("java.lang.Thread.sleep(Thread.java:509)");
    stack.add(site);
    stack.add("com.acme.orders.Routes.handle(Routes.java:7)");
    for (int i = 0; i < FRAMES_OF_LIBRARIES; i++) {
      stack.add("io.netty.channel.AbstractChannelHandlerContext.fire" + i + "(Context.java:356)");
    }
    return new PageProblem(
        Integer.toHexString(0x10000000 + number),
        site,
        "java.lang.Thread.sleep",
        "java.lang.Thread.sleep",
        state,
        "",
        false,
        "Schedule what follows: vertx.setTimer(millis, handler)",
        "docs/remedies.md#sleep-vertx",
        List.of("GET /orders/" + number),
        calls,
        calls * durationNanos,
        durationNanos,
        durations,
        List.of(new Beneath("java.lang.Thread.sleep", calls, calls * durationNanos)),
        PageFrame.of(stack, name -> name.startsWith("com.acme")),
        1_764_420_000_000L,
        1_764_420_000_000L + number,
        new double[] {0, 0.5, 0.2, 0, 0.1, 0.7},
        "",
        0,
        0);
  }

  /** A problem whose every name is a text. */
  static PageProblem named(String text) {
    Histogram durations = new Histogram(2);
    durations.recordValue(MILLI);
    durations.recordValue(2 * MILLI);
    return new PageProblem(
        text,
        text,
        text,
        text,
        State.GROWN,
        text,
        true,
        text,
        text,
        List.of(text),
        2,
        3 * MILLI,
        2 * MILLI,
        durations,
        List.of(new Beneath(text, 1, 1), new Beneath("other", 1, 1)),
        PageFrame.of(List.of(text, text), name -> false),
        1,
        2,
        new double[] {0.5},
        text,
        7 * MILLI,
        2);
  }
}
