package io.loopwarden.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskingCodeTest {

  private static final String OWN = AskingCodeTest.class.getName() + ".open";

  private final StalledCall calls =
      new StalledCall(
          CatalogueReader.load(), new CodeOwners(ConfigurationReader.read("", List.of()), null));

  private boolean isAskedBy(String... functions) {
    List<StackTraceElement> stack = new ArrayList<>();
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      stack.add(
          new StackTraceElement(function.substring(0, dot), function.substring(dot + 1), null, 1));
    }
    return AskingCode.isIn(stack, calls);
  }

  @Test
  void theApplicationsFrameShowsWhoAsked() {
    assertThat(
            isAskedBy(
                "reactor.pool.SimpleDequePool.doAcquire",
                "reactor.core.publisher.Mono.subscribe",
                OWN,
                "java.lang.Thread.run"))
        .isTrue();
  }

  @Test
  void theCodeOfPoolsAndOfReactorShowsNobody() {
    assertThat(
            isAskedBy(
                "reactor.pool.SimpleDequePool.doAcquire",
                "io.r2dbc.pool.ConnectionPool.lambda$new$11",
                "reactor.core.publisher.Mono.subscribe",
                "reactor.netty.http.server.HttpServerOperations.onInboundNext",
                "io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead",
                "java.lang.Thread.run"))
        .isFalse();
    assertThat(
            isAskedBy(
                "io.vertx.core.internal.pool.SimpleConnectionPool.acquire",
                "io.vertx.sqlclient.impl.pool.SqlConnectionPool.acquire",
                "io.vertx.core.impl.ContextImpl.dispatch",
                "java.lang.Thread.run"))
        .isFalse();
    assertThat(isAskedBy()).isFalse();
  }

  @Test
  void theHandlerOfARouteShowsIt() {
    assertThat(
            isAskedBy(
                "io.vertx.core.internal.pool.SimpleConnectionPool.acquire",
                "io.vertx.ext.web.handler.impl.SessionHandlerImpl.handle",
                "io.vertx.ext.web.impl.RouteState.handleContext",
                "java.lang.Thread.run"))
        .isTrue();
  }
}
