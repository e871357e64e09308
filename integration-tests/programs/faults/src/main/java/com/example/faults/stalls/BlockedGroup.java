package com.example.faults.stalls;

import io.loopwarden.api.Health;
import io.loopwarden.api.Loopwarden;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * A group of two event loops, which block until they are released, and what the agent says of their
 * health.
 */
public final class BlockedGroup {

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("blocked", true), NioIoHandler.newFactory());
  private CountDownLatch release = new CountDownLatch(1);

  private BlockedGroup() {}

  /** Obeys the lines of its standard input; prints one line for each, the first time by itself. */
  public static void main(String[] arguments) throws Exception {
    BlockedGroup program = new BlockedGroup();
    for (int i = 0; i < 2; i++) {
      program.group.next().submit(() -> {}).sync();
    }
    System.out.println("ready");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(program.obey(order));
    }
  }

  private String obey(String order) throws Exception {
    switch (order) {
      case "block" -> block(group.next());
      case "release" -> {
        release.countDown();
        release = new CountDownLatch(1);
      }
      case "health" -> {
        Health health = Loopwarden.health();
        return "healthy=" + health.isHealthy() + " live=" + health.isLive() + " " + health;
      }
      case "mbean" -> {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.loopwarden:type=Loops");
        if (!server.isRegistered(name)) {
          return "not there yet";
        }
        CompositeData health = (CompositeData) server.getAttribute(name, "Health");
        return "healthy=" + health.get("healthy") + " live=" + health.get("live");
      }
      default -> throw new IllegalArgumentException(order);
    }
    return "done";
  }

  private void block(EventLoop loop) throws InterruptedException {
    CountDownLatch released = release;
    CountDownLatch begun = new CountDownLatch(1);
    loop.execute(() -> hold(begun, released));
    begun.await();
  }

  private static void hold(CountDownLatch begun, CountDownLatch released) {
    begun.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
