package com.example.libraries;

import com.zaxxer.hikari.HikariDataSource;
import io.netty.channel.EventLoop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.dbcp2.datasources.SharedPoolDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Uses pools whose connections a data source opens, and no driver. */
final class Loans implements Use {
  private static final int HELD_MILLIS = 50;

  /** Each connection to a database waits for a while on its way, as over a network. */
  private static final String SLOW =
      ";INIT=create alias if not exists pause for"
          + " 'java.util.concurrent.locks.LockSupport.parkNanos(long)'\\;call pause(30000000)";

  private int databases;

  @Override
  public void run(EventLoop loop) throws Exception {
    try (HikariDataSource pool = hikari();
        SharedPoolDataSource shared = shared()) {
      Connection only = loop.submit(() -> first(pool)).get();
      Thread thread = loop.submit(Thread::currentThread).get();
      LibraryProgram.awaitWait(thread);
      Future<Connection> next = loop.submit(() -> next(pool));
      LibraryProgram.awaitWaitIn(thread, HikariDataSource.class);
      TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
      only.close();
      next.get().close();
      LibraryProgram.awaitWait(thread);
      loop.submit(() -> again(pool)).get().close();
      LibraryProgram.awaitWait(thread);
      loop.submit(() -> shared(shared)).get().close();
    }
  }

  private String url() {
    return "jdbc:h2:mem:loans" + databases++ + SLOW;
  }

  /** A pool with a thread of its own that opens its connections. */
  private HikariDataSource hikari() {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSourceClassName(JdbcDataSource.class.getName());
    pool.addDataSourceProperty("url", url());
    pool.setMaximumPoolSize(1);
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  /** A pool that opens its connections on the thread that asks for one. */
  private SharedPoolDataSource shared() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url());
    SharedPoolDataSource pool = new SharedPoolDataSource();
    pool.setConnectionPoolDataSource(source);
    return pool;
  }

  private static Connection first(HikariDataSource pool) throws SQLException {
    return pool.getConnection();
  }

  private static Connection next(HikariDataSource pool) throws SQLException {
    return pool.getConnection();
  }

  /** The pool has it already, and hands it out at once. */
  private static Connection again(HikariDataSource pool) throws SQLException {
    return pool.getConnection();
  }

  private static Connection shared(SharedPoolDataSource pool) throws SQLException {
    return pool.getConnection();
  }
}
