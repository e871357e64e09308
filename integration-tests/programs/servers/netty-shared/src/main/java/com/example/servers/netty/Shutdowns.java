package com.example.servers.netty;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * For each transport, one group of event loops that shuts down with Netty's quiet period, and one
 * whose loop waits for its own end, and so for ever.
 */
final class Shutdowns {
  private Shutdowns() {}

  /** Prints {@code quiet over} when the first have ended; ends the JVM with standard input. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<EventLoopGroup> quiet = new ArrayList<>();
    for (Transport transport : List.of(Transport.NIO, Transport.EPOLL)) {
      EventLoopGroup group = transport.group(1);
      quiet.add(group);
      group.submit(() -> name("quiet", transport)).sync();
      group.shutdownGracefully();
    }
    for (EventLoopGroup group : quiet) {
      group.terminationFuture().sync();
    }
    System.out.println("quiet over");
    for (Transport transport : List.of(Transport.NIO, Transport.EPOLL)) {
      EventLoopGroup group = transport.group(1);
      group.submit(() -> name("own-end", transport)).sync();
      group.execute(() -> awaitOwnEnd(group));
    }
    while (System.in.read() >= 0) {
      // until it ends
    }
    System.exit(0);
  }

  private static void name(String prefix, Transport transport) {
    Thread.currentThread().setName(prefix + "-" + transport.name().toLowerCase(Locale.ROOT));
  }

  private static void awaitOwnEnd(EventLoopGroup group) {
    try {
      group.shutdownGracefully().sync();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
