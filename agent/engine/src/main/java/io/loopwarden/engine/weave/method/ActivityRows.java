package io.loopwarden.engine.weave.method;

import io.loopwarden.engine.weave.classfile.InternalNames;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of frameworks and of the JDK that are an {@link Activity}, in one table. */
final class ActivityRows {

  private static final String ARMERIA_ANSWER = "com/linecorp/armeria/client/HttpResponseWrapper";

  private static final String GRPC_ANSWER =
      "io/grpc/internal/ClientCallImpl$ClientStreamListenerImpl";

  private static final String REACTOR_POOL = "reactor/pool/SimpleDequePool";
  private static final String REACTOR_BORROWER = "reactor/pool/AbstractPool$Borrower";
  private static final String REACTOR_REF = "reactor/pool/AbstractPool$AbstractPooledRef";
  private static final String VERTX4_POOL = "io/vertx/core/net/impl/pool/SimpleConnectionPool";
  private static final String VERTX5_POOL = "io/vertx/core/internal/pool/SimpleConnectionPool";
  private static final String LEASE = "$LeaseImpl";
  private static final String INIT = "<init>";

  private static final Row[] ROWS = {
    new Row("netty/channel/epoll/Native", "epollWait", Activity.WAIT),
    new Row("netty/channel/epoll/Native", "epollBusyWait", Activity.WAIT),
    new Row("netty/channel/kqueue/Native", "keventWait", Activity.WAIT),
    new Row("netty/channel/uring/SubmissionQueue", "submitAndGet", Activity.IDLE),
    new Row("netty/channel/uring/SubmissionQueue", "submitAndGetNow", Activity.IDLE),
    new Row("netty/channel/local/LocalIoHandler", "run", Activity.IDLE),
    new Row("netty/channel/nio/NioEventLoop", "select", Activity.CLOCK_BEFORE_WAIT),
    new Row("netty/channel/nio/NioEventLoop", "run", Activity.CLOCK_AFTER_WAIT),
    new Row("netty/channel/nio/NioIoHandler", "select", Activity.CLOCK_BEFORE_WAIT),
    new Row("netty/channel/nio/NioIoHandler", "run", Activity.CLOCK_AFTER_WAIT),
    new Row("netty/channel/epoll/EpollEventLoop", "run", Activity.CLOCK_AFTER_WAIT),
    new Row("netty/channel/epoll/EpollIoHandler", "epollWait", Activity.CLOCK_BEFORE_WAIT),
    new Row("netty/channel/epoll/EpollIoHandler", "run", Activity.CLOCK_AFTER_WAIT),
    new Row("netty/channel/kqueue/KQueueEventLoop", "run", Activity.CLOCK_AFTER_WAIT),
    new Row("netty/channel/kqueue/KQueueIoHandler", "run", Activity.CLOCK_AFTER_WAIT),
    new Row("netty/util/concurrent/SingleThreadEventExecutor", "takeTask", Activity.IDLE),
    new Row("netty/util/concurrent/SingleThreadEventExecutor", "addTask", Activity.QUEUE),
    new Row(
        "netty/util/concurrent/SingleThreadEventExecutor",
        "confirmShutdown",
        Activity.QUIET_PERIOD),
    new Row("netty/util/concurrent/AbstractScheduledEventExecutor", "schedule", Activity.TIMER),
    new Row("netty/util/concurrent/AbstractEventExecutor", "safeExecute", Activity.TASK),
    new Row("netty/channel/DefaultChannelPipeline", "fireChannelRead", Activity.PIPELINE),
    new Row("netty/channel/DefaultChannelPipeline", "fireChannelActive", Activity.PIPELINE),
    new Row("io/vertx/ext/web/impl/RouteState", "handleContext", Activity.ROUTE),
    new Row(
        "org/springframework/web/server/adapter/HttpWebHandlerAdapter", "handle", Activity.REQUEST),
    new Row("org/springframework/web/reactive/DispatcherHandler", "handle", Activity.REQUEST),
    new Row("io/micronaut/http/server/RequestLifecycle", "normalFlow", Activity.REQUEST),
    new Row(
        "org/jboss/resteasy/reactive/server/handlers/InvocationHandler",
        "handle",
        Activity.REQUEST),
    new Row("com/linecorp/armeria/server/ServiceRequestContext", "push", Activity.OWN_REQUEST),
    new Row(
        "io/grpc/internal/ServerCallImpl$ServerStreamListenerImpl",
        "messagesAvailable",
        Activity.OWN_REQUEST_BEGINS),
    new Row(
        "io/grpc/internal/ServerCallImpl$ServerStreamListenerImpl",
        "halfClosed",
        Activity.OWN_REQUEST_BEGINS),
    new Row("io/ktor/server/routing/RoutingRoot", "executeResult", Activity.REQUEST_ROUTE),
    new Row("io/ktor/server/routing/Routing", "executeResult", Activity.REQUEST_ROUTE),
    new Row(
        "io/helidon/webserver/RequestRouting$RoutedRequest", "next", Activity.OWN_REQUEST_BEGINS),
    new Row("io/micronaut/core/async/propagation/ReactivePropagation$2", "onNext", Activity.ANSWER),
    new Row(ARMERIA_ANSWER, "tryWriteResponseHeaders", Activity.ANSWER),
    new Row(ARMERIA_ANSWER, "tryWriteData", Activity.ANSWER),
    new Row(ARMERIA_ANSWER, "close", Activity.ANSWER),
    new Row(GRPC_ANSWER, "messagesAvailable", Activity.ANSWER),
    new Row(GRPC_ANSWER, "closed", Activity.ANSWER),
    new Row("netty/http/client/HttpClientConnect$HttpClientHandler", "get", Activity.EXCHANGE),
    new Row(
        "netty/http/client/HttpClientConnect$HttpClientHandler",
        "requestWithBody",
        Activity.CONNECTED),
    new Row(
        "io/micrometer/core/instrument/composite/CompositeMeterRegistry", "add", Activity.REGISTRY),
    new Row("sun/nio/ch/SelectorImpl", "selectNow", Activity.POLL),
    new Row("java/util/concurrent/ThreadPoolExecutor", "execute", Activity.HANDED_TASK),
    new Row(
        "java/util/concurrent/ScheduledThreadPoolExecutor", "delayedExecute", Activity.HANDED_TASK),
    new Row("java/util/concurrent/ForkJoinPool", "execute", Activity.HANDED),
    new Row("java/util/concurrent/ForkJoinPool", "submit", Activity.HANDED),
    new Row("org/jboss/threads/EnhancedQueueExecutor", "execute", Activity.HANDED),
    new Row("io/vertx/core/impl/TaskQueue", "execute", Activity.ORDERED),
    new Row("kotlinx/coroutines/internal/LimitedDispatcher", "dispatch", Activity.HANDED),
    new Row("kotlinx/coroutines/scheduling/CoroutineScheduler", "dispatch", Activity.HANDED),
    new Row("io/r2dbc/pool/ConnectionPool", INIT, Activity.MADE),
    new Row("io/vertx/sqlclient/impl/PoolImpl", INIT, Activity.MADE_BY_FOURTH),
    new Row("io/vertx/sqlclient/internal/pool/PoolImpl", INIT, Activity.MADE_BY_FOURTH),
    new Row(REACTOR_POOL, "doAcquire", Activity.ASKED),
    new Row(REACTOR_BORROWER, "deliver", Activity.GOT),
    new Row(REACTOR_REF, "markReleased", Activity.GIVEN_BACK),
    new Row(REACTOR_REF, "markSoftInvalidate", Activity.GIVEN_BACK),
    new Row(REACTOR_REF, "markDestroy", Activity.GIVEN_BACK),
    new Row(VERTX4_POOL, "acquire", Activity.ASKED_BY_FOURTH),
    new Row(VERTX4_POOL + LEASE, INIT, Activity.LEASED),
    new Row(VERTX4_POOL + LEASE, "recycle", Activity.GIVEN_BACK),
    new Row(VERTX5_POOL, "acquire", Activity.ASKED_BY_THIRD),
    new Row(VERTX5_POOL, "acquire", Activity.ASKED_BY_FOURTH),
    new Row(VERTX5_POOL + LEASE, INIT, Activity.LEASED),
    new Row(VERTX5_POOL + LEASE, "recycle", Activity.GIVEN_BACK),
    new Row("org/slf4j/MDC", "put", Activity.LOG),
    new Row(Activity.OPEN_TELEMETRY, Row.ANY, Activity.TRACE),
    new Row(Activity.OPEN_TELEMETRY_SCOPE, Row.ANY, Activity.TRACE),
  };

  private static final Set<String> SIMPLE_NAMES = simpleNames();

  private static Set<String> simpleNames() {
    Set<String> names = new HashSet<>();
    for (Row row : ROWS) {
      names.add(InternalNames.simpleName(row.type));
    }
    return names;
  }

  private record Row(String type, String method, Activity activity) {
    static final String ANY = "";

    boolean isAbout(String name) {
      return method.equals(name) || method.equals(ANY);
    }
  }

  private ActivityRows() {}

  /** Whether a class has such methods. */
  static boolean areIn(String internalName) {
    if (!SIMPLE_NAMES.contains(InternalNames.simpleName(internalName))) {
      return false; // nearly every class: this is asked of each
    }
    for (Row row : ROWS) {
      if (InternalNames.has(internalName, row.type)) {
        return true;
      }
    }
    return false;
  }

  /** What a method of a class shows, or null. */
  static @Nullable Activity of(String internalName, int access, String name, String descriptor) {
    for (Row row : ROWS) {
      if (row.isAbout(name)
          && InternalNames.has(internalName, row.type)
          && row.activity.fits(access, descriptor)) {
        return row.activity;
      }
    }
    return null;
  }
}
