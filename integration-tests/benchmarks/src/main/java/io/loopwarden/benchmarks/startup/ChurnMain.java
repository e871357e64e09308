package io.loopwarden.benchmarks.startup;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that begins and ends many event loops, as the tests of a large project do: groups of
 * twenty, one after the other, with one task for each event loop. The argument is how many event
 * loops.
 */
public final class ChurnMain {

  private static final int LOOPS_OF_A_GROUP = 20;

  private ChurnMain() {}

  public static void main(String[] arguments) {
    int loops = Integer.parseInt(arguments[0]);
    for (int i = 0; i < loops; i += LOOPS_OF_A_GROUP) {
      beginAndEndGroup();
    }
    // Netty's global executor ends at whole seconds after its start; waiting for it would round.
    System.exit(0);
  }

  private static void beginAndEndGroup() {
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(LOOPS_OF_A_GROUP, NioIoHandler.newFactory());
    List<Future<?>> tasks = new ArrayList<>();
    for (EventExecutor executor : group) {
      tasks.add(((EventLoop) executor).submit(() -> {}));
    }
    for (Future<?> task : tasks) {
      task.syncUninterruptibly();
    }
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
