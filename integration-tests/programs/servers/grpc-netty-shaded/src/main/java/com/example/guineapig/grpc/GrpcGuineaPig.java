package com.example.guineapig.grpc;

import com.example.guineapig.GuineaPig;
import com.example.guineapig.ScenarioService;
import com.example.guineapig.Server;
import com.example.guineapig.Settings;
import com.example.guineapig.SingleLoop;
import com.example.guineapig.Stack;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** gRPC on the copy of Netty that it carries under another name. */
public final class GrpcGuineaPig implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    GuineaPig.run(args, new GrpcGuineaPig());
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
