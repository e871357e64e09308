package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchTest {

  private static final String CONTEXT =
      "io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead";

  /** A stack of qualified methods, innermost first. */
  private static List<StackTraceElement> stack(String... functions) {
    List<StackTraceElement> stack = new ArrayList<>();
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      stack.add(
          new StackTraceElement(function.substring(0, dot), function.substring(dot + 1), null, 1));
    }
    return stack;
  }

  @Test
  void theHandlerOfALibraryIsTheSite() {
    assertThat(
            Dispatch.indexIn(
                stack(
                    "java.net.Socket.connect",
                    "com.vendor.internal.Client.send",
                    "com.vendor.Exporter.channelRead",
                    CONTEXT,
                    "io.netty.channel.nio.NioEventLoop.run",
                    "java.lang.Thread.run")))
        .isEqualTo(2);
  }

  @Test
  void aBaseClassOfNettyIsNotTheHandler() {
    List<StackTraceElement> stack =
        stack(
            "java.lang.Thread.sleep",
            "com.vendor.Decoder.decode",
            "io.netty.handler.codec.ByteToMessageDecoder.callDecode",
            "io.netty.handler.codec.ByteToMessageDecoder.channelRead",
            CONTEXT);

    assertThat(Dispatch.indexIn(stack)).isEqualTo(1);
    assertThat(HandlerFrames.handler(stack)).isEqualTo("com.vendor.Decoder");
  }

  @Test
  void theHandlerOfARouteIsTheSiteThoughItIsAFrameworks() {
    assertThat(
            Dispatch.indexIn(
                stack(
                    "java.util.HashMap.put",
                    "io.prometheus.Registry.scrape",
                    "io.vertx.micrometer.impl.PrometheusScrapingHandlerImpl.handle",
                    "io.vertx.ext.web.impl.RouteState.handleContext",
                    "io.vertx.core.http.impl.Http1xServerConnection.handleMessage",
                    "io.vertx.core.net.impl.VertxHandler.channelRead",
                    CONTEXT)))
        .isEqualTo(2);
  }

  @Test
  void nettysOwnHandlerIsTheSiteWhereNothingElseRan() {
    List<StackTraceElement> stack =
        stack(
            "sun.nio.ch.FileChannelImpl.read",
            "io.netty.handler.stream.ChunkedNioFile.readChunk",
            "io.netty.handler.stream.ChunkedWriteHandler.doFlush",
            "io.netty.handler.stream.ChunkedWriteHandler.flush",
            CONTEXT);

    assertThat(Dispatch.indexIn(stack)).isEqualTo(3);
    assertThat(HandlerFrames.handler(stack)).isNull();
  }

  @Test
  void whereOnlyAFrameworkShowsNothingIsSaid() {
    assertThat(
            Dispatch.indexIn(
                stack(
                    "java.util.concurrent.locks.LockSupport.park",
                    "reactor.core.publisher.BlockingMonoSubscriber.blockingGet",
                    "reactor.netty.channel.ChannelOperationsHandler.channelRead",
                    CONTEXT)))
        .isEqualTo(-1);
  }

  @Test
  void aTaskOfALibraryIsTheSite() {
    assertThat(
            Dispatch.indexIn(
                stack(
                    "java.lang.Thread.sleep",
                    "com.vendor.internal.Flusher.flush",
                    "com.vendor.Exporter.lambda$start$0",
                    "io.netty.util.concurrent.AbstractEventExecutor.runTask",
                    "java.lang.Thread.run")))
        .isEqualTo(2);
  }

  /** An outbound handler of Netty may run within a handler of the application. */
  @Test
  void theInnermostHandlerThatIsNoFrameworksIsNamed() {
    assertThat(
            HandlerFrames.handler(
                stack(
                    "io.netty.handler.ssl.SslHandler.wrap",
                    "io.netty.handler.ssl.SslHandler.flush",
                    "io.netty.channel.AbstractChannelHandlerContext.invokeFlush",
                    "io.netty.channel.AbstractChannelHandlerContext.writeAndFlush",
                    "com.acme.OrderHandler.channelRead0",
                    "io.netty.channel.SimpleChannelInboundHandler.channelRead",
                    CONTEXT)))
        .isEqualTo("com.acme.OrderHandler");
  }
}
