package com.example.sample;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is tested: a service with one event loop, for the tests of a class. */
final class Service implements BeforeAllCallback, AfterAllCallback {
  private MultiThreadIoEventLoopGroup group;

  @Override
  public void beforeAll(ExtensionContext context) {
    group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    group.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** Its event loop. */
  EventLoop loop() {
    return group.next();
  }

  /** Has its event loop compute something, and waits for it. */
  <T> T call(Callable<T> code) throws Exception {
    return loop().submit(code).get(1, TimeUnit.MINUTES);
  }

  /** A mistake: holds up whoever calls it. */
  static String pause() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }
}
