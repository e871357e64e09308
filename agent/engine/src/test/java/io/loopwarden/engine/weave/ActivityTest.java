package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.weave.method.Activity;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

  private static final String RUNNABLE = "(Ljava/lang/Runnable;)V";

  @ParameterizedTest
  @CsvSource({
    "io/netty/channel/epoll/Native, epollWait, WAIT",
    "io/grpc/netty/shaded/io/netty/channel/epoll/Native, epollBusyWait, WAIT",
    "io/netty/channel/kqueue/Native, keventWait, WAIT",
    "io/netty/channel/uring/SubmissionQueue, submitAndGet, IDLE",
    "io/netty/channel/local/LocalIoHandler, run, IDLE",
    "io/netty/util/concurrent/SingleThreadEventExecutor, takeTask, IDLE"
  })
  void waitsForEventsAreIdle(String type, String method, Activity activity) {
    assertThat(Activity.isIn(type)).isTrue();
    assertThat(Activity.of(type, Opcodes.ACC_STATIC, method, "()I")).isEqualTo(activity);
  }

  @ParameterizedTest
  @CsvSource({
    "io/netty/channel/nio/NioEventLoop, run, CLOCK_AFTER_WAIT",
    "io/netty/channel/nio/NioIoHandler, select, CLOCK_BEFORE_WAIT",
    "shaded/io/netty/channel/epoll/EpollIoHandler, epollWait, CLOCK_BEFORE_WAIT",
    "io/netty/channel/kqueue/KQueueIoHandler, run, CLOCK_AFTER_WAIT"
  })
  void readingsOfTheClockAroundAWaitAreShared(String type, String method, Activity activity) {
    assertThat(Activity.of(type, Opcodes.ACC_PRIVATE, method, "()V")).isEqualTo(activity);
    assertThat(activity.isClock()).isTrue();
  }

  @Test
  void tasksAreToldWhenQueuedAndWhenRun() {
    assertThat(
            Activity.of(
                "io/netty/util/concurrent/SingleThreadEventExecutor",
                Opcodes.ACC_PROTECTED,
                "addTask",
                RUNNABLE))
        .isEqualTo(Activity.QUEUE);
    assertThat(
            Activity.of(
                "io/netty/util/concurrent/AbstractEventExecutor",
                Opcodes.ACC_STATIC,
                "safeExecute",
                RUNNABLE))
        .isEqualTo(Activity.TASK);
  }

  @ParameterizedTest
  @CsvSource({
    "org/springframework/web/reactive/DispatcherHandler, handle, (La/B;)Lc/D;, REQUEST",
    "io/micronaut/http/server/RequestLifecycle, normalFlow, (La/B;)Lc/D;, REQUEST",
    "com/linecorp/armeria/server/ServiceRequestContext, push, ()Lc/D;, OWN_REQUEST",
    "io/grpc/internal/ServerCallImpl$ServerStreamListenerImpl, halfClosed, ()V, OWN_REQUEST_BEGINS",
    "io/grpc/internal/ClientCallImpl$ClientStreamListenerImpl, closed, (La/B;)V, ANSWER",
    "io/helidon/webserver/RequestRouting$RoutedRequest, next, ()V, OWN_REQUEST_BEGINS",
    "reactor/netty/http/client/HttpClientConnect$HttpClientHandler, get, ()Ljava/net/SocketAddress;, EXCHANGE",
    "reactor/netty/http/client/HttpClientConnect$HttpClientHandler, requestWithBody, (La/B;)Lc/D;, CONNECTED",
  })
  void requestsAreToldByTheirFrameworks(
      String type, String method, String descriptor, Activity activity) {
    assertThat(Activity.of(type, 0, method, descriptor)).isEqualTo(activity);
    assertThat(activity.isBracket()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "reactor/pool/SimpleDequePool, doAcquire, (La/B;)V, ASKED",
    "reactor/pool/AbstractPool$Borrower, deliver, (La/B;)V, GOT",
    "reactor/pool/AbstractPool$AbstractPooledRef, markReleased, ()Z, GIVEN_BACK",
    "io/vertx/core/internal/pool/SimpleConnectionPool, acquire, (La/B;ILio/vertx/core/Completable;)V, ASKED_BY_THIRD",
    "io/vertx/core/internal/pool/SimpleConnectionPool, acquire, (La/B;La/C$Listener;ILa/D;)V, ASKED_BY_FOURTH",
    "io/vertx/core/internal/pool/SimpleConnectionPool$LeaseImpl, <init>, (La/B;La/C;)V, LEASED",
    "io/vertx/core/net/impl/pool/SimpleConnectionPool, acquire, (La/B;La/C$Listener;ILa/D;)V, ASKED_BY_FOURTH",
    "io/vertx/core/net/impl/pool/SimpleConnectionPool$LeaseImpl, recycle, ()V, GIVEN_BACK"
  })
  void connectionsOfAsynchronousPoolsAreToldOf(
      String type, String method, String descriptor, Activity activity) {
    assertThat(Activity.of(type, 0, method, descriptor)).isEqualTo(activity);
  }

  @ParameterizedTest
  @CsvSource({
    "io/r2dbc/pool/ConnectionPool, (Lio/r2dbc/pool/ConnectionPoolConfiguration;)V, MADE",
    "io/vertx/sqlclient/impl/PoolImpl, (La/B;La/C;ZLio/vertx/sqlclient/PoolOptions;La/D;)V, MADE_BY_FOURTH",
    "io/vertx/sqlclient/internal/pool/PoolImpl, (La/B;La/C;ZLio/vertx/sqlclient/PoolOptions;La/D;La/E;)V, MADE_BY_FOURTH"
  })
  void poolsAreToldOfWhenTheyAreMade(String type, String descriptor, Activity activity) {
    assertThat(Activity.of(type, 0, "<init>", descriptor)).isEqualTo(activity);
    assertThat(activity.isConstructor()).isTrue();
  }

  /** The hook would get something else than the options. */
  @ParameterizedTest
  @CsvSource({
    "io/r2dbc/pool/ConnectionPool, (La/B;)V",
    "io/vertx/sqlclient/impl/PoolImpl, (La/B;ZLio/vertx/sqlclient/PoolOptions;)V",
    "io/vertx/sqlclient/impl/PoolImpl, (La/B;La/C;La/D;ZLio/vertx/sqlclient/PoolOptions;)V",
    "io/vertx/sqlclient/impl/PoolImpl, (La/B;La/C;JLio/vertx/sqlclient/PoolOptions;)V",
    "io/vertx/sqlclient/impl/PoolImpl, (La/B;I[La/C;ZLio/vertx/sqlclient/PoolOptions;)V"
  })
  void constructorsOfAnotherShapeAreLeftOut(String type, String descriptor) {
    assertThat(Activity.of(type, 0, "<init>", descriptor)).isNull();
  }

  /** It calls the one with a listener. */
  @Test
  void theShorterMethodOfVertx4IsLeftOut() {
    assertThat(
            Activity.of(
                "io/vertx/core/net/impl/pool/SimpleConnectionPool",
                0,
                "acquire",
                "(La/B;ILio/vertx/core/Handler;)V"))
        .isNull();
  }

  /** It calls the one with the type of its own. */
  @Test
  void theBridgeOfAnExchangesMethodIsLeftOut() {
    String exchange = "reactor/netty/http/client/HttpClientConnect$HttpClientHandler";

    assertThat(Activity.of(exchange, 0, "get", "()Ljava/lang/Object;")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "io/opentelemetry/context/ThreadLocalContextStorage, attach",
    "io/opentelemetry/context/ThreadLocalContextStorage, lambda$attach$0",
    "io/opentelemetry/context/ThreadLocalContextStorage$ScopeImpl, close",
    "shaded/io/opentelemetry/context/ThreadLocalContextStorage, attach"
  })
  void whateverSetsTheCurrentContextOfOpenTelemetryIsToldOf(String type, String method) {
    assertThat(Activity.isIn(type)).isTrue();
    assertThat(Activity.of(type, Opcodes.ACC_PUBLIC, method, "()V")).isEqualTo(Activity.TRACE);
  }

  @Test
  void aMethodOfAnotherShapeIsNotTheOneThatIsMeant() {
    assertThat(
            Activity.of(
                "io/netty/util/concurrent/AbstractEventExecutor", 0, "safeExecute", RUNNABLE))
        .isNull();
    assertThat(
            Activity.of(
                "sun/nio/ch/SelectorImpl", 0, "selectNow", "(Ljava/util/function/Consumer;)I"))
        .isNull();
    assertThat(Activity.of("org/slf4j/MDC", Opcodes.ACC_STATIC, "put", "()V")).isNull();
    assertThat(Activity.of("io/micronaut/http/server/RequestLifecycle", 0, "normalFlow", "()Lc/D;"))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "com/acme/Native",
    "io/notnetty/channel/epoll/Native",
    "io/netty/channel/epoll/Native$1",
    "com/acme/MDC"
  })
  void noOtherClassIsMeant(String type) {
    assertThat(Activity.isIn(type)).isFalse();
  }
}
