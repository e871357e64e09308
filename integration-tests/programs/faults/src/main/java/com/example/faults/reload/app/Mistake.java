package com.example.faults.reload.app;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.MDC;

/** Each leaves a record of another kind with whoever watches the event loop. */
enum Mistake {
  SLEEP(Mistake::sleep),
  LOCK(Mistake::waitForLock),
  JDBC(Mistake::connect),
  CUSTOM_OPERATION(Mistake::callGateway),
  STALL(Mistake::compute),
  LOGGING_CONTEXT(Mistake::logAndSleep),
  FUTURE(Mistake::waitForFuture),
  CHANNEL(Mistake::handle);

  private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  private final Deed deed;

  private interface Deed {
    void run() throws Exception;
  }

  Mistake(Deed deed) {
    this.deed = deed;
  }

  void make() throws Exception {
    deed.run();
  }

  private static void sleep() throws InterruptedException {
    Thread.sleep(2);
  }

  private static void waitForLock() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      never.awaitNanos(TimeUnit.MILLISECONDS.toNanos(20));
    } finally {
      lock.unlock();
    }
  }

  private static void connect() throws SQLException {
    DroppedDriver driver = new DroppedDriver();
    DriverManager.registerDriver(driver);
    try {
      driver.connect(DroppedDriver.URL, new Properties());
    } catch (SQLException e) {
      // it has tried for a while
    } finally {
      DriverManager.deregisterDriver(driver);
    }
  }

  private static void callGateway() {
    Gateway.call();
  }

  private static void compute() {
    long end = System.nanoTime() + STALL_NANOS;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void logAndSleep() throws InterruptedException {
    MDC.put("trace_id", "0123456789abcdef");
    Thread.sleep(2);
    compute();
    MDC.clear();
  }

  /** A future whose class goes with the deployment. */
  private static final class Answer extends CompletableFuture<String> {}

  private static void waitForFuture() throws Exception {
    try {
      new Answer().get(20, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // nobody answers
    }
  }

  /** Blocks in the midst of a channel's event. */
  private static final class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      Thread.sleep(2);
      compute();
    }
  }

  private static void handle() {
    EmbeddedChannel channel = new EmbeddedChannel(new Handler());
    channel.writeInbound("request");
    channel.finishAndReleaseAll();
  }
}
