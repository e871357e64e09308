package com.example.servers.netty;

import com.example.scenarios.ScenarioRequest;
import com.example.scenarios.ScenarioService;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Answers on the event loop. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final ScenarioService scenarios;
  private final StaticFiles files;

  RequestHandler(ScenarioService scenarios, StaticFiles files) {
    this.scenarios = scenarios;
    this.files = files;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String uri = request.uri();
    if (WorkerHandler.accepts(uri)) {
      context.fireChannelRead(request.retain());
    } else if (ScenarioRequest.matches(uri)) {
      Answers.later(
          context, request, scenarios.run(ScenarioRequest.parse(uri), context.executor()));
    } else if (uri.startsWith(StaticFiles.PREFIX)) {
      files.send(context, request);
    } else if (uri.equals("/plaintext")) {
      Answers.text(context, request, HttpResponseStatus.OK, "Hello, World!");
    } else {
      Answers.text(context, request, HttpResponseStatus.NOT_FOUND, "nothing here");
    }
  }

  /** A client that is gone. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
