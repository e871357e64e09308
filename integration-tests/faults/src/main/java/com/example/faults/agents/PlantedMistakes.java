package com.example.faults.agents;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.nio.NioIoHandler;

/**
 * Sleeps on an event loop, and then on another line for longer than a stall takes. With the
 * argument {@code wait} it first prints a line once its loop has run, and waits for a line of
 * input.
 */
public final class PlantedMistakes {

  private PlantedMistakes() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    group.submit(PlantedMistakes::nothing).get();
    if (arguments.length > 0) {
      // Leaves kqueue.Native with a failed static initialiser on every system but macOS.
      System.out.println("ready " + KQueue.isAvailable());
      if (System.in.read() < 0) {
        return;
      }
    }
    group.submit(PlantedMistakes::sleep).get();
    group.submit(PlantedMistakes::stall).get();
    group.submit(PlantedMistakes::nothing).get();
    System.out.println("done");
    group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).get();
  }

  private static void nothing() {}

  private static Void sleep() throws InterruptedException {
    Thread.sleep(50);
    return null;
  }

  private static Void stall() throws InterruptedException {
    Thread.sleep(400);
    return null;
  }
}
