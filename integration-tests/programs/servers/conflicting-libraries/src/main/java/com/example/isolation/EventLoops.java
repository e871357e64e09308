package com.example.isolation;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Netty's event loops, started when they are first needed. */
final class EventLoops implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final List<NioEventLoopGroup> groups = new ArrayList<>();

  /**
   * Runs a task on the first event loop, in an iteration and so on an occasion of its own, and
   * waits for its result.
   */
  <T> T call(Callable<T> task) throws Exception {
    EventLoop loop = first();
    awaitWait(loop);
    return loop.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Runs tasks several times, each on an event loop of its own and each time in an iteration of its
   * own, and waits for all; they begin together.
   */
  void callAtOnce(List<Callable<Void>> tasks, int times) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier begin = new CyclicBarrier(tasks.size());
    List<Future<?>> results = new ArrayList<>();
    for (Callable<Void> task : tasks) {
      EventLoop loop = newGroup().next();
      results.add(callers.submit(() -> callOneAfterTheOther(loop, task, times, begin)));
    }
    callers.shutdown();
    for (Future<?> result : results) {
      result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Void callOneAfterTheOther(
      EventLoop loop, Callable<Void> task, int times, CyclicBarrier begin) throws Exception {
    begin.await();
    for (int i = 0; i < times; i++) {
      awaitWait(loop);
      loop.submit(task).get();
    }
    return null;
  }

  /**
   * Waits until an event loop waits for events: what it runs after that is in another iteration
   * than what it ran before. A delay would not do: on a busy machine it passes before the event
   * loop has come to its wait.
   */
  private static void awaitWait(EventLoop loop) throws Exception {
    Thread thread = loop.submit(Thread::currentThread).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (!waits(thread.getStackTrace())) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static boolean waits(StackTraceElement[] stack) {
    return stack.length > 0
        && stack[0].getClassName().startsWith("sun.nio.ch.")
        && Stream.of(stack).noneMatch(frame -> frame.getMethodName().equals("selectNow"));
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
