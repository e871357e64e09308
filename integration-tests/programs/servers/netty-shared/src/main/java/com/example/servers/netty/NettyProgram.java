package com.example.servers.netty;

import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.ServerProgram;
import com.example.scenarios.Settings;
import com.example.scenarios.SingleLoop;
import com.example.scenarios.Stack;
import io.netty.channel.EventLoopGroup;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Netty itself: {@code --transport=nio}, {@code epoll} or, with 4.2, {@code io_uring}. */
public final class NettyProgram implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    ServerProgram.run(args, new NettyProgram());
  }

  @Override
  public Server start(Settings settings, ScenarioService scenarios) throws Exception {
    return new NettyServer(transport(settings), settings, scenarios);
  }

  @Override
  public SingleLoop newLoop(Settings settings) {
    EventLoopGroup group = transport(settings).group(1);
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

  private static Transport transport(Settings settings) {
    return Transport.valueOf(settings.get("transport", "nio").toUpperCase(Locale.ROOT));
  }
}
