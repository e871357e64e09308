package com.example.libraries;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.KeeperException;

/** Reads a configuration from a ZooKeeper that is down. */
final class Topics implements Use {
  private static final int CONNECTION_MILLIS = 400;
  private static final int SESSION_MILLIS = 3_000;
  private static final int WAIT_MILLIS = 300;

  private final String address;

  Topics() throws Exception {
    try (TestingServer server = new TestingServer()) {
      address = server.getConnectString();
    }
  }

  @Override
  public void run(EventLoop loop) throws Exception {
    try (CuratorFramework zookeeper =
        CuratorFrameworkFactory.builder()
            .connectString(address)
            .connectionTimeoutMs(CONNECTION_MILLIS)
            .sessionTimeoutMs(SESSION_MILLIS)
            .retryPolicy(new RetryOneTime(100))
            .build()) {
      zookeeper.start();
      loop.submit(() -> read(zookeeper)).get();
    }
  }

  private static String read(CuratorFramework zookeeper) throws Exception {
    try {
      return "exists: " + zookeeper.checkExists().forPath("/config/topics");
    } catch (KeeperException.ConnectionLossException e) {
      return "connected: " + zookeeper.blockUntilConnected(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
