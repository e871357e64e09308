package com.acme.shop;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.other.lib.Client;

/**
 * Blocks an event loop twice by way of a library, once by way of a proxy and once in a task of the
 * library's alone. Then it holds a monitor that the event loop enters: that is no operation, only a
 * stall.
 */
public final class Main {

  private static final long STALL_MILLIS = 400;

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
    group.submit(Client.check()).sync();
    CountDownLatch started = new CountDownLatch(1);
    synchronized (orders) {
      group.execute(() -> orders.count(started));
      started.await();
      Thread.sleep(STALL_MILLIS);
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }
}
