package com.example.libraries;

import io.netty.channel.EventLoop;
import java.net.ServerSocket;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.RedissonLock;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

/** Takes a lock in Redis that another thread has, and waits for a queue in which nothing is. */
final class Carts implements Use {
  private static final String LOCK = "lock:17";
  private static final int HELD_MILLIS = 200;
  private static final int POLL_MILLIS = 200;

  private final RedissonClient redis;

  Carts() throws Exception {
    int port = freePort();
    RedisServer server = RedisServer.newRedisServer().port(port).build();
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress("redis://127.0.0.1:" + port)
        .setConnectionMinimumIdleSize(2)
        .setConnectionPoolSize(4);
    redis = Redisson.create(config);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void stop(RedisServer server) {
    try {
      server.stop();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void run(EventLoop loop) throws Exception {
    redis.getLock(LOCK).lock();
    Thread thread = loop.submit(Thread::currentThread).get();
    LibraryProgram.awaitWait(thread);
    Future<Object> shopped = loop.submit(this::shop);
    LibraryProgram.awaitWaitIn(thread, RedissonLock.class);
    TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
    redis.getLock(LOCK).forceUnlock();
    shopped.get();
    redis.getLock(LOCK).forceUnlock();
  }

  private Object shop() throws InterruptedException {
    RLock lock = redis.getLock(LOCK);
    lock.lock();
    return redis.getBlockingQueue("queue").poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
  }
}
