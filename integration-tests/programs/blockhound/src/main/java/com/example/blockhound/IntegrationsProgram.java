package com.example.blockhound;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;

/** Blocks an event loop where an integration allows it, and where none does. */
public final class IntegrationsProgram {

  private IntegrationsProgram() {}

  public static void main(String[] arguments) throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(1);
    group.submit(IntegrationsProgram::allowed).get();
    group.submit(IntegrationsProgram::mistake).get();
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
