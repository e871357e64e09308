package com.example.isolation;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Netty's event loops, started when they are first needed. */
final class EventLoops implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final List<NioEventLoopGroup> groups = new ArrayList<>();

  /**
   * Runs a task on the first event loop and waits for its result. The delay makes it run in an
   * iteration of its own, so that each task blocks on an occasion of its own.
   */
  <T> T call(Callable<T> task) throws Exception {
    return first().schedule(task, 1, TimeUnit.MILLISECONDS).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Runs tasks several times, each on an event loop of its own and each time in an iteration of its
   * own, and waits for all; they begin together.
   */
  void callAtOnce(List<Callable<Void>> tasks, int times) throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<Void>> results = new ArrayList<>();
    for (Callable<Void> task : tasks) {
      EventLoop loop = newGroup().next();
      Promise<Void> result = loop.newPromise();
      results.add(result);
      loop.execute(
          () -> {
            try {
              begin.await();
              callInNextIteration(loop, task, times, result);
            } catch (InterruptedException e) {
              result.setFailure(e);
            }
          });
    }
    begin.countDown();
    for (Future<Void> result : results) {
      result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** What is scheduled by a task does not run in the same iteration. */
  private static void callInNextIteration(
      EventLoop loop, Callable<Void> task, int times, Promise<Void> result) {
    loop.schedule(
        () -> {
          try {
            task.call();
            if (times > 1) {
              callInNextIteration(loop, task, times - 1, result);
            } else {
              result.setSuccess(null);
            }
          } catch (Exception e) {
            result.setFailure(e);
          }
        },
        1,
        TimeUnit.MILLISECONDS);
  }

  private EventLoop first() {
    return groups.isEmpty() ? newGroup().next() : groups.get(0).next();
  }

  private NioEventLoopGroup newGroup() {
    NioEventLoopGroup group = new NioEventLoopGroup(1);
    groups.add(group);
    return group;
  }

  @Override
  public void close() {
    groups.forEach(group -> group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS));
    groups.forEach(group -> group.terminationFuture().syncUninterruptibly());
  }
}
