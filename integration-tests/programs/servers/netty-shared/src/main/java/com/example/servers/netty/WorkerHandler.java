package com.example.servers.netty;

import com.example.scenarios.ScenarioRequest;
import com.example.scenarios.ScenarioService;
import com.example.scenarios.WellBehaved;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Answers on a {@code DefaultEventExecutorGroup}, which is where a Netty application is told to
 * block.
 */
final class WorkerHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String PLACE = "executorGroup";

  private final ScenarioService scenarios;

  WorkerHandler(ScenarioService scenarios) {
    this.scenarios = scenarios;
  }

  /** Whether a request is for this handler. */
  static boolean accepts(String uri) {
    return uri.equals(WellBehaved.PATH)
        || ScenarioRequest.matches(uri) && ScenarioRequest.parse(uri).place().equals(PLACE);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws Exception {
    if (request.uri().equals(WellBehaved.PATH)) {
      Answers.text(context, request, HttpResponseStatus.OK, WellBehaved.blockOffTheLoop());
    } else {
      ScenarioRequest scenario = ScenarioRequest.parse(request.uri()).inHandler();
      Answers.later(context, request, scenarios.run(scenario, context.executor()));
    }
  }
}
