package com.example.faults.harm;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Calls {@link #gateway()} through stacks of 300 frames, each of them another one, as fast as it
 * can. The arguments are how many stacks, and on how many event loops. Prints {@code HEAP} and the
 * megabytes that are in use afterwards.
 */
public final class DeepStacks {

  private static final int DEPTH = 300;
  private static final int COLLECTIONS = 5;

  private DeepStacks() {}

  /** Runs and ends. */
  public static void main(String[] arguments) throws Exception {
    int stacks = Integer.parseInt(arguments[0]);
    EventLoop[] loops = new EventLoop[Integer.parseInt(arguments[1])];
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops.length, NioIoHandler.newFactory());
    for (int i = 0; i < loops.length; i++) {
      loops[i] = group.next();
    }
    Random random = new Random(1);
    for (int i = 0; i < stacks; i++) {
      long turns = random.nextLong();
      Future<?>[] calls = new Future<?>[loops.length];
      for (int loop = 0; loop < loops.length; loop++) {
        calls[loop] = loops[loop].submit(() -> left(0, turns));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
    System.out.println("HEAP " + heapInUse());
    group.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
  }

  private static void left(int depth, long turns) {
    descend(depth, turns);
  }

  private static void right(int depth, long turns) {
    descend(depth, turns);
  }

  private static void descend(int depth, long turns) {
    if (depth == DEPTH / 2) {
      gateway();
    } else if ((turns >> depth % Long.SIZE & 1) == 0) {
      left(depth + 1, turns);
    } else {
      right(depth + 1, turns);
    }
  }

  /** Named in a file of custom operations. */
  private static void gateway() {
    // counts as blocking however short it is
  }

  private static long heapInUse() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() >> 20;
  }
}
