package com.example.faults.agents;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

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
    run(group, PlantedMistakes::sleep);
    run(group, PlantedMistakes::stall);
    group.submit(PlantedMistakes::nothing).get();
    System.out.println("done");
    group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).get();
  }

  /** BlockHound refuses a mistake by an error. */
  private static void run(EventLoopGroup group, Callable<Void> mistake)
      throws InterruptedException {
    try {
      group.submit(mistake).get();
    } catch (ExecutionException e) {
      System.out.println("refused: " + e.getCause().getMessage());
    }
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
