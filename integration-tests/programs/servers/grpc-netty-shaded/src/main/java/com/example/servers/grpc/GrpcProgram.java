package com.example.servers.grpc;

import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.ServerProgram;
import com.example.scenarios.Settings;
import com.example.scenarios.SingleLoop;
import com.example.scenarios.Stack;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** gRPC on the copy of Netty that it carries under another name. */
public final class GrpcProgram implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    ServerProgram.run(args, new GrpcProgram());
  }

  @Override
  public Server start(Settings settings, ScenarioService scenarios) throws Exception {
    return new GrpcServer(settings, scenarios);
  }

  @Override
  public SingleLoop newLoop(Settings settings) {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    return new SingleLoop() {
      @Override
      public void execute(Runnable task) {
        group.execute(task);
      }

      @Override
      public void stop() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
      }
    };
  }
}
