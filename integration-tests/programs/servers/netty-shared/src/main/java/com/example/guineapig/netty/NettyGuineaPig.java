package com.example.guineapig.netty;

import com.example.guineapig.GuineaPig;
import com.example.guineapig.ScenarioService;
import com.example.guineapig.Server;
import com.example.guineapig.Settings;
import com.example.guineapig.SingleLoop;
import com.example.guineapig.Stack;
import io.netty.channel.EventLoopGroup;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Netty itself: {@code --transport=nio}, {@code epoll} or, with 4.2, {@code io_uring}. */
public final class NettyGuineaPig implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    GuineaPig.run(args, new NettyGuineaPig());
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
