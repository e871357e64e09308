package com.example.faults.reload.app;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Makes mistakes on an event loop: on one that outlives this application, or, if there is none, on
 * one of its own. Then uses everything of its own that the agent looks at.
 */
public final class Deployed implements BiConsumer<ExecutorService, String> {

  /** A task whose class goes with the deployment. */
  private record Task(Mistake mistake) implements Callable<Object> {
    @Override
    public Object call() throws Exception {
      mistake.make();
      return null;
    }
  }

  @Override
  public void accept(ExecutorService loop, String mistake) {
    try {
      if (loop != null) {
        runOn(loop, mistake);
        OwnListener.listen(loop);
      } else {
        runOnOwnLoop(mistake);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void runOn(ExecutorService loop, String name) throws Exception {
    for (Mistake mistake : Mistake.values()) {
      if (name.equals("all") || name.equals(mistake.name())) {
        loop.submit(new Task(mistake)).get();
      }
    }
    BusyPools.handOver(loop);
    BusyPools.borrow();
    OwnMetrics.offer();
  }

  private static void runOnOwnLoop(String mistake) throws Exception {
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("own", true), NioIoHandler.newFactory());
    runOn(loops.next(), mistake);
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
    GlobalEventExecutor.INSTANCE.awaitInactivity(10, TimeUnit.SECONDS);
  }
}
