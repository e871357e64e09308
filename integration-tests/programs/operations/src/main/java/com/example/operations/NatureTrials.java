package com.example.operations;

import static com.example.operations.Trial.require;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls that block by nature: sleep, DNS, processes, databases, pools. All are refused. */
final class NatureTrials {

  private NatureTrials() {}

  static void addTo(List<Trial> trials) {
    trials.add(new Trial("sleep", bench -> sleep(() -> Thread.sleep(60_000))));
    trials.add(new Trial("timeUnitSleep", bench -> sleep(() -> TimeUnit.MINUTES.sleep(1))));
    trials.add(new Trial("lookUpOfKnownHost", bench -> lookUpOfKnownHost()));
    trials.add(new Trial("lookUp", bench -> lookUp("refused.loopwarden.invalid")));
    trials.add(new Trial("reverseLookUp", bench -> reverseLookUp()));
    trials.add(new Trial("isReachable", bench -> isReachable()));
    trials.add(new Trial("processStart", NatureTrials::processStart));
    trials.add(new Trial("processWaitFor", NatureTrials::processWaitFor));
    trials.add(new Trial("processWaitForTimed", NatureTrials::processWaitForTimed));
    trials.add(new Trial("executeUpdate", NatureTrials::executeUpdate));
    trials.add(new Trial("executeBatch", NatureTrials::executeBatch));
    trials.add(new Trial("commit", NatureTrials::commit));
    trials.add(new Trial("rollback", NatureTrials::rollback));
    trials.add(new Trial("getConnection", NatureTrials::getConnection));
    trials.add(new Trial("exhaustedPool", NatureTrials::exhaustedPool));
  }

  private static Object nothing(Action action) throws Exception {
    action.run();
    return "";
  }

  private static Trial.Attempt sleep(Action sleep) {
    boolean[] interrupted = {true};
    return new Trial.Attempt(
        () -> {
          Thread.currentThread().interrupt(); // a sleep that began would take it away
          try {
            return nothing(sleep);
          } finally {
            interrupted[0] = Thread.interrupted();
          }
        },
        () -> require(interrupted[0], "the sleep had begun"));
  }

  private static Trial.Attempt lookUpOfKnownHost() {
    return new Trial.Attempt(
        () -> InetAddress.getByName("localhost"),
        () -> require(InetAddress.getByName("localhost").isLoopbackAddress(), "another host"));
  }

  private static Trial.Attempt lookUp(String name) {
    return new Trial.Attempt(
        () -> InetAddress.getByName(name),
        () -> {
          try {
            InetAddress.getByName(name);
            throw new IllegalStateException("there is no such host");
          } catch (UnknownHostException expected) {
            // as without the refusal
          }
        });
  }

  private static Trial.Attempt reverseLookUp() throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 9});
    return new Trial.Attempt(
        address::getHostName,
        () ->
            require(
                address
                    .getHostName()
                    .equals(InetAddress.getByAddress(address.getAddress()).getHostName()),
                "the address got another name"));
  }

  private static Trial.Attempt isReachable() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new Trial.Attempt(
        () -> loopback.isReachable(10_000),
        () -> require(loopback.isReachable(10_000), "out of reach"));
  }

  private static Trial.Attempt processStart(Workbench bench) {
    ProcessBuilder builder = new ProcessBuilder("touch", bench.path().toString());
    return new Trial.Attempt(
        builder::start,
        () -> {
          require(ProcessHandle.current().children().findAny().isEmpty(), "a process was started");
          require(builder.start().waitFor() == 0, "the builder is spoilt");
        });
  }

  private static Trial.Attempt processWaitFor(Workbench bench) throws Exception {
    Process process = cat(bench);
    return new Trial.Attempt(process::waitFor, () -> requireEnds(process));
  }

  private static Trial.Attempt processWaitForTimed(Workbench bench) throws Exception {
    Process process = cat(bench);
    return new Trial.Attempt(
        () -> process.waitFor(1, TimeUnit.MINUTES), () -> requireEnds(process));
  }

  /** A process that ends with its input. */
  private static Process cat(Workbench bench) throws Exception {
    Process process = new ProcessBuilder("cat").start();
    bench.closing(process::destroy);
    return process;
  }

  private static void requireEnds(Process process) throws Exception {
    require(process.isAlive(), "the process has ended");
    process.getOutputStream().close();
    require(process.waitFor() == 0, "the process failed");
  }

  private static Connection database(Workbench bench) throws SQLException {
    Connection connection = bench.closing(JdbcProbes.source(JdbcProbes.url()).getConnection());
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table a (b int)");
      statement.execute("insert into a values (1)");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private static int rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from a")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("insert into a values (2)");
    }
  }

  private static Trial.Attempt executeUpdate(Workbench bench) throws SQLException {
    Connection connection = database(bench);
    insert(connection);
    Statement statement = bench.closing(connection.createStatement());
    return new Trial.Attempt(
        () -> statement.executeUpdate("insert into a values (3)"),
        () -> {
          require(rows(connection) == 2, "the row was inserted");
          require(statement.executeUpdate("delete from a") == 2, "the statement is spoilt");
          connection.rollback();
          require(rows(connection) == 1, "the transaction is spoilt");
        });
  }

  private static Trial.Attempt executeBatch(Workbench bench) throws SQLException {
    Connection connection = database(bench);
    Statement statement = bench.closing(connection.createStatement());
    statement.addBatch("insert into a values (4)");
    return new Trial.Attempt(
        statement::executeBatch,
        () -> {
          require(rows(connection) == 1, "the row was inserted");
          statement.executeBatch();
          require(rows(connection) == 2, "the batch was lost");
        });
  }

  private static Trial.Attempt commit(Workbench bench) throws SQLException {
    Connection connection = database(bench);
    insert(connection);
    return new Trial.Attempt(
        () -> nothing(connection::commit),
        () -> {
          connection.rollback();
          require(rows(connection) == 1, "it was committed");
        });
  }

  private static Trial.Attempt rollback(Workbench bench) throws SQLException {
    Connection connection = database(bench);
    insert(connection);
    return new Trial.Attempt(
        () -> nothing(connection::rollback),
        () -> {
          connection.commit();
          require(rows(connection) == 2, "it was rolled back");
        });
  }

  private static HikariDataSource pool(Workbench bench) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(JdbcProbes.source(JdbcProbes.url()));
    config.setMaximumPoolSize(1);
    return bench.closing(new HikariDataSource(config));
  }

  private static Trial.Attempt getConnection(Workbench bench) {
    HikariDataSource pool = pool(bench);
    return new Trial.Attempt(pool::getConnection, () -> requireUsable(pool));
  }

  private static Trial.Attempt exhaustedPool(Workbench bench) throws SQLException {
    HikariDataSource pool = pool(bench);
    Connection only = pool.getConnection();
    return new Trial.Attempt(
        pool::getConnection,
        () -> {
          only.close();
          requireUsable(pool);
        });
  }

  private static void requireUsable(HikariDataSource pool) throws SQLException {
    require(pool.getHikariPoolMXBean().getActiveConnections() == 0, "a connection is lost");
    require(pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0, "somebody waits");
    try (Connection connection = pool.getConnection()) {
      require(connection.isValid(10), "the connection is spoilt");
    }
  }
}
