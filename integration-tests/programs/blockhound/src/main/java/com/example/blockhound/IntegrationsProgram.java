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

  private static Void allowed() throws InterruptedException {
    Thread.sleep(1);
    return null;
  }

  private static Void mistake() throws InterruptedException {
    Thread.sleep(1);
    return null;
  }
}
