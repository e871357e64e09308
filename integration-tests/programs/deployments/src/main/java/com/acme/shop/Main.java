package com.acme.shop;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;

/**
 * Blocks an event loop twice by way of a library, once by way of a proxy, and computes for long.
 */
public final class Main {

  private static final long STALL_NANOS = 400_000_000;

  private Main() {}

  /** Runs until everything has blocked. */
  public static void main(String[] arguments) throws InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Orders orders = new Orders();
    group.submit(() -> orders.load("first")).sync();
    group.submit(() -> orders.load("second")).sync();
    Store proxy =
        (Store)
            Proxy.newProxyInstance(
                Main.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (self, method, values) -> method.invoke(orders, values));
    group.submit(() -> proxy.load("third")).sync();
    long end = System.nanoTime() + STALL_NANOS;
    group.submit(() -> orders.compute(end)).sync();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }
}
