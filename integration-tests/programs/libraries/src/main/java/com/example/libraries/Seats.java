package com.example.libraries;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.recipes.locks.InterProcessSemaphoreMutex;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;

/** Takes a lock in ZooKeeper that somebody else has. */
final class Seats implements Use {
  private static final String PATH = "/seats";
  private static final int HELD_MILLIS = 200;

  private final InterProcessSemaphoreMutex others;
  private final InterProcessSemaphoreMutex own;

  Seats() throws Exception {
    String address = new TestingServer().getConnectString();
    others = new InterProcessSemaphoreMutex(client(address), PATH);
    own = new InterProcessSemaphoreMutex(client(address), PATH);
  }

  private static CuratorFramework client(String address) throws InterruptedException {
    CuratorFramework client = CuratorFrameworkFactory.newClient(address, new RetryOneTime(100));
    client.start();
    client.blockUntilConnected();
    return client;
  }

  @Override
  public void run(EventLoop loop) throws Exception {
    others.acquire();
    Thread thread = loop.submit(Thread::currentThread).get();
    LibraryProgram.awaitWait(thread);
    Future<Boolean> taken = loop.submit(this::take);
    LibraryProgram.awaitWaitIn(thread, InterProcessSemaphoreMutex.class);
    TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
    others.release();
    taken.get();
    own.release();
  }

  private boolean take() throws Exception {
    return own.acquire(1, TimeUnit.MINUTES);
  }
}
