package io.loopwarden.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkDescriptionTest {

  /** What Vert.x 4 calls a context, as far as we ask it. */
  public static final class OldContext {
    public Object getDeployment() {
      return new OldDeployment();
    }

    public String deploymentID() {
      return "5f1c";
    }
  }

  /** What it calls a deployment. */
  public static final class OldDeployment {
    public String verticleIdentifier() {
      return "com.acme.Orders";
    }
  }

  /** What vertx-web calls a route; not public, as there. */
  static final class Route {
    public String getPath() {
      return "/orders/:id";
    }
  }

  /** A route of vertx-web for all paths below one. */
  static final class RouteBelow {
    public String getPath() {
      return "/files/";
    }

    public boolean isExactPath() {
      return false;
    }
  }

  /** What vertx-web calls a routing context. */
  public static final class Routing {
    public String mountPoint() {
      return "/api/";
    }

    public Request request() {
      return new Request();
    }
  }

  /** A request. */
  public static final class Request {
    public Method method() {
      return new Method();
    }
  }

  /** Its method. */
  public static final class Method {
    public String name() {
      return "GET";
    }
  }

  /** A pipeline that knows its channel and its handlers. */
  public static final class Pipeline {
    public Pipeline channel() {
      return this;
    }

    public InetSocketAddress remoteAddress() {
      return InetSocketAddress.createUnresolved("client.example", 4711);
    }

    public InetSocketAddress localAddress() {
      throw new IllegalStateException("closed");
    }

    public Map<String, Object> toMap() {
      return Map.of("codec", new HttpServerCodec());
    }
  }

  static final class HttpServerCodec {}

  @Test
  void nothingIsNothing() {
    assertThat(WorkDescription.of(null, List.of())).isEmpty();
    assertThat(words(work(null, null, null, null, null, null))).isEmpty();
  }

  @Test
  void vertxTellsVerticleRouteAndMethod() {
    assertThat(words(work(null, new OldContext(), null, new Route(), new Routing(), null)))
        .containsExactlyEntriesOf(
            ordered(
                "verticle", "com.acme.Orders",
                "deployment", "5f1c",
                "method", "GET",
                "route", "/api/orders/:id"));
  }

  @Test
  void aRouteForAllPathsBelowOneIsWrittenAsTheApplicationWroteIt() {
    assertThat(words(work(null, null, null, new RouteBelow(), new Routing(), null)))
        .containsExactlyEntriesOf(ordered("method", "GET", "route", "/api/files/*"));
  }

  @Test
  void theChannelTellsPortAndProtocolAndNoAddress() {
    assertThat(words(work(null, null, new Pipeline(), null, null, null)))
        .containsExactlyEntriesOf(ordered("remote_port", "4711", "protocol", "http"));
  }

  @Test
  void aLambdaIsNamedWithoutItsNumber() {
    Runnable task = () -> {};

    assertThat(words(work(task, null, null, null, null, null)).get("task"))
        .isEqualTo(WorkDescriptionTest.class.getName() + "$$Lambda");
  }

  @Test
  void whatAnExecutorWrapsCounts() {
    Object wrapped = Executors.callable(new OldTask());

    // closed to reflection in the JDK's own module: then the wrapper is the best that is known
    assertThat(words(work(wrapped, null, null, null, null, null)).get("task"))
        .isEqualTo("java.util.concurrent.Executors$RunnableAdapter");
  }

  static final class OldTask implements Runnable {
    @Override
    public void run() {
      // never called
    }
  }

  @Test
  void theHandlerStandsAboveItsCaller() {
    List<StackTraceElement> stack =
        List.of(
            new StackTraceElement("java.lang.Thread", "sleep", null, 1),
            new StackTraceElement("com.acme.OrderHandler", "channelRead", null, 1),
            new StackTraceElement(
                "shaded.io.netty.channel.AbstractChannelHandlerContext",
                "invokeChannelRead",
                null,
                1));

    assertThat(WorkDescription.of(work(null, null, null, null, null, null), stack))
        .containsExactlyEntriesOf(ordered("handler", "com.acme.OrderHandler"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4bf92f3577b34da6a3ce929d0e0e4736", "req-17", "a:b/c_d.e"})
  void anIdIsShown(String id) {
    assertThat(words(work(null, null, null, null, null, id))).containsEntry("trace_id", id);
  }

  @Test
  void traceAndSpanAreToldApart() {
    Work work = new Work(null, null, null, null, null, null, "4bf92f", "00f067", null, null, null);

    assertThat(words(work))
        .containsExactlyEntriesOf(ordered("trace_id", "4bf92f", "span_id", "00f067"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "password=secret", "<script>", "line\nbreak"})
  void whatLooksLikeNoIdIsNot(String id) {
    assertThat(words(work(null, null, null, null, null, id))).isEmpty();
  }

  private static Work work(
      @Nullable Object task,
      @Nullable Object context,
      @Nullable Object pipeline,
      @Nullable Object route,
      @Nullable Object routing,
      @Nullable Object traceId) {
    return new Work(
        task,
        task == null ? null : TaskTypes.of(task),
        context,
        pipeline,
        route,
        routing,
        traceId,
        null,
        null,
        null,
        null);
  }

  private static Map<String, String> words(Work work) {
    return WorkDescription.of(work, List.of());
  }

  private static Map<String, String> ordered(String... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
