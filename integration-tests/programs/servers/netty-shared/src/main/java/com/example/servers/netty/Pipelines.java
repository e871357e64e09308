package com.example.servers.netty;

import com.example.scenarios.ScenarioService;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.util.concurrent.EventExecutorGroup;
import java.nio.file.Path;

/**
 * Builds the pipelines of the server's channels: whatever the protocol, the same handlers answer in
 * the end.
 */
final class Pipelines {
  private static final int MAX_CONTENT = 1 << 20;

  private final EventExecutorGroup workers;
  private final ScenarioService scenarios;
  private final Path staticFiles;

  Pipelines(EventExecutorGroup workers, ScenarioService scenarios, Path staticFiles) {
    this.workers = workers;
    this.scenarios = scenarios;
    this.staticFiles = staticFiles;
  }

  /** HTTP/1.1 and WebSocket without TLS. */
  ChannelHandler plain() {
    return initializer(channel -> http1(channel.pipeline(), true));
  }

  /** TLS, and below it what the client negotiates. */
  ChannelHandler tls(SslContext context) {
    return initializer(
        channel ->
            channel.pipeline().addLast(context.newHandler(channel.alloc()), new Negotiation()));
  }

  private void http1(ChannelPipeline pipeline, boolean plain) {
    pipeline.addLast(
        new HttpServerCodec(),
        new HttpObjectAggregator(MAX_CONTENT),
        new ChunkedWriteHandler(),
        new WebSocketServerProtocolHandler("/echo"),
        new EchoHandler());
    answers(pipeline, plain);
  }

  private void http2(ChannelPipeline pipeline) {
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer().build(),
        new Http2MultiplexHandler(initializer(this::http2Stream)));
  }

  private void http2Stream(Channel stream) {
    stream
        .pipeline()
        .addLast(
            new Http2StreamFrameToHttpObjectCodec(true),
            new HttpObjectAggregator(MAX_CONTENT),
            new ChunkedWriteHandler());
    answers(stream.pipeline(), false);
  }

  @SuppressWarnings("deprecation") // deprecated in 4.2, where it still works and is still used
  private void answers(ChannelPipeline pipeline, boolean plain) {
    pipeline.addLast(new RequestHandler(scenarios, new StaticFiles(staticFiles, workers, plain)));
    pipeline.addLast(workers, new WorkerHandler(scenarios));
  }

  private static ChannelHandler initializer(Initializer initializer) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        initializer.initialize(channel);
      }
    };
  }

  private interface Initializer {
    void initialize(Channel channel);
  }

  private final class Negotiation extends ApplicationProtocolNegotiationHandler {
    Negotiation() {
      super(ApplicationProtocolNames.HTTP_1_1);
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
      if (ApplicationProtocolNames.HTTP_2.equals(protocol)) {
        http2(context.pipeline());
      } else {
        http1(context.pipeline(), false);
      }
    }
  }
}
