package com.example.faults.reload.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools of the application that do not keep up. */
final class BusyPools {
  private static final int TASKS = 3;
  private static final int TASK_MILLIS = 150;
  private static final int HELD_MILLIS = 300;

  private BusyPools() {}

  /** An event loop hands more to a pool than its one thread can do. */
  static void handOver(ExecutorService loop) throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    CountDownLatch done = new CountDownLatch(TASKS);
    loop.submit(
            () -> {
              for (int i = 0; i < TASKS; i++) {
                pool.execute(() -> work(done));
              }
            })
        .get();
    done.await();
    pool.shutdown();
    pool.awaitTermination(TASK_MILLIS, TimeUnit.SECONDS);
  }

  private static void work(CountDownLatch done) {
    sleep(TASK_MILLIS);
    done.countDown();
  }

  /** A thread waits for the only connection; it is never given back by another one. */
  static void borrow() throws Exception {
    HikariConfig configuration = new HikariConfig();
    configuration.setPoolName("deployed");
    configuration.setMaximumPoolSize(1);
    configuration.setDataSource(new ProxyDataSource(BusyPools::connection));
    try (HikariDataSource source = new HikariDataSource(configuration)) {
      Connection held = source.getConnection();
      Thread waiting = new Thread(() -> useOnce(source), "waiting");
      waiting.start();
      sleep(HELD_MILLIS);
      held.close();
      waiting.join();
      source.getConnection(); // is never closed
    }
  }

  private static void useOnce(HikariDataSource source) {
    try (Connection connection = source.getConnection()) {
      connection.getAutoCommit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            BusyPools.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "isValid" -> true;
                  default -> nothing(method.getReturnType());
                });
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? 0 : null;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
