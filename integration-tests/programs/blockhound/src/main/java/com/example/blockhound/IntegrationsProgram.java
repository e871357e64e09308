package com.example.blockhound;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;

/** Blocks an event loop where an integration allows it, and where none does. */
public final class IntegrationsProgram {

  private IntegrationsProgram() {}

  public static void main(String[] arguments) throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(1);
    // the delay makes each run in an iteration, and so be an occurrence, of its own
    group.schedule(IntegrationsProgram::allowed, 1, TimeUnit.MILLISECONDS).get();
    group.schedule(IntegrationsProgram::mistake, 1, TimeUnit.MILLISECONDS).get();
    group.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
  }

  private static void allowed() {
    pause();
  }

  private static void mistake() {
    pause();
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
