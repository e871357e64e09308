package com.example.operations;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Does everyday things on an event loop, many times, while a rival thread does the same to the same
 * object: none of it is worth a report. The argument is how many times; each thing has an event
 * loop named after it.
 */
public final class RivalProgram {

  private static final int BATCH = 1000;

  private RivalProgram() {}

  /** Runs all of them and prints their names. */
  public static void main(String[] arguments) throws Exception {
    long calls = Long.parseLong(arguments[0]);
    for (Map.Entry<String, Runnable> everyday : everydayCalls().entrySet()) {
      long done = race(everyday.getKey(), everyday.getValue(), calls);
      System.out.println("rival\t" + everyday.getKey() + "\t" + done);
    }
    System.exit(0);
  }

  private static Map<String, Runnable> everydayCalls() {
    Map<String, Runnable> calls = new LinkedHashMap<>();
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    calls.put("ThreadPoolExecutor.execute", () -> pool.execute(() -> {}));
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    calls.put(
        "LinkedBlockingQueue.offer",
        () -> {
          queue.offer(1);
          queue.poll();
        });
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    timer.setRemoveOnCancelPolicy(true);
    calls.put(
        "ScheduledThreadPoolExecutor.schedule",
        () -> timer.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false));
    ReentrantLock lock = new ReentrantLock();
    calls.put("ReentrantLock around 100 ns", () -> locked(lock));
    Object monitor = new Object();
    calls.put("synchronized around 100 ns", () -> inMonitor(monitor));
    PooledByteBufAllocator arena = new PooledByteBufAllocator(false, 1, 0, 8192, 3, 0, 0, false);
    calls.put("Netty's pooled allocator on a shared arena", () -> allocate(arena));
    EventLoop other = loop("other").next();
    calls.put("otherLoop.execute", () -> other.execute(() -> {}));
    Logger logger = logger();
    calls.put("java.util.logging", () -> logger.info("text"));
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    calls.put("ConcurrentHashMap.put", () -> map.put(1, 1));
    return calls;
  }

  private static void locked(ReentrantLock lock) {
    lock.lock();
    try {
      spin();
    } finally {
      lock.unlock();
    }
  }

  private static void inMonitor(Object monitor) {
    synchronized (monitor) {
      spin();
    }
  }

  private static void spin() {
    long end = System.nanoTime() + 100;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void allocate(PooledByteBufAllocator arena) {
    ByteBuf buffer = arena.heapBuffer(4096);
    buffer.release();
  }

  private static Logger logger() {
    Logger logger = Logger.getLogger("rival");
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(new Swallowing());
    return logger;
  }

  /** Synchronised as the JDK's own handlers are, without a file behind it. */
  private static final class Swallowing extends Handler {
    @Override
    public synchronized void publish(LogRecord record) {
      if (record.getMessage().isEmpty()) {
        throw new IllegalArgumentException("nothing is logged");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static EventLoopGroup loop(String threadName) {
    ThreadFactory threads =
        task -> {
          FastThreadLocalThread thread = new FastThreadLocalThread(task, threadName);
          thread.setDaemon(true);
          return thread;
        };
    return new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
  }

  private static long race(String name, Runnable call, long calls) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread rival =
        new Thread(
            () -> {
              while (!over.get()) {
                call.run();
                Thread.onSpinWait();
              }
            });
    rival.setDaemon(true);
    rival.start();
    EventLoopGroup group = loop(name);
    long done = 0;
    while (done < calls) {
      group.submit(() -> repeat(call)).get();
      done += BATCH;
    }
    over.set(true);
    rival.join();
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    return done;
  }

  private static void repeat(Runnable call) {
    for (int i = 0; i < BATCH; i++) {
      call.run();
    }
  }
}
