package com.example.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import org.h2.jdbcx.JdbcDataSource;

/** JDBC, with an embedded database. */
final class JdbcProbes {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int ROWS = 200_000;

  private JdbcProbes() {}

  private interface Use<T> {
    void accept(T object) throws SQLException;
  }

  static void addTo(Probes probes) {
    String statement = "java.sql.Statement";
    String prepared = "java.sql.PreparedStatement";
    String connection = "java.sql.Connection";
    probes
        .category("jdbc")
        .named(
            "java.sql.DriverManager",
            "getConnection",
            "(String)",
            bench -> {
              String url = url();
              return () -> bench.closing(DriverManager.getConnection(url));
            })
        .named(
            "javax.sql.DataSource",
            "getConnection",
            "()",
            bench -> {
              JdbcDataSource source = source(url());
              return () -> bench.closing(source.getConnection());
            })
        .named(
            "javax.sql.ConnectionPoolDataSource",
            "getPooledConnection",
            "()",
            bench -> {
              JdbcDataSource source = source(url());
              return () -> {
                PooledConnection opened = source.getPooledConnection();
                bench.closing(opened::close);
              };
            })
        .named(
            "javax.sql.XADataSource",
            "getXAConnection",
            "()",
            bench -> {
              JdbcDataSource source = source(url());
              return () -> {
                XAConnection opened = source.getXAConnection();
                bench.closing(opened::close);
              };
            })
        .named(statement, "execute", "(String)", on(s -> s.execute("create table b (c int)")))
        .named(statement, "executeQuery", "(String)", on(s -> s.executeQuery("select * from a")))
        .named(statement, "executeUpdate", "(String)", on(s -> s.executeUpdate("delete from a")))
        .named(
            statement,
            "executeBatch",
            "()",
            on(
                s -> {
                  s.addBatch("insert into a values (5, 5)");
                  s.executeBatch();
                }))
        .named(prepared, "execute", "()", prepared("delete from a", PreparedStatement::execute))
        .named(
            prepared,
            "executeQuery",
            "()",
            prepared("select * from a", PreparedStatement::executeQuery))
        .named(
            prepared,
            "executeUpdate",
            "()",
            prepared("delete from a", PreparedStatement::executeUpdate))
        .named(connection, "commit", "()", of(Connection::commit))
        .named(connection, "rollback", "()", of(Connection::rollback))
        .named(connection, "isValid", "(int)", of(c -> c.isValid(1)))
        .operation("java.sql.ResultSet.next")
        .call("ResultSet.next, in a loop", JdbcProbes::fetching)
        .operation("java.sql.Statement.executeUpdate")
        .call("Statement.executeUpdate, waiting for a row's lock", JdbcProbes::lockedRow);
  }

  static String url() {
    return "jdbc:h2:mem:coverage" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
  }

  static JdbcDataSource source(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    return source;
  }

  private static Connection connection(Workbench bench) throws SQLException {
    Connection connection = bench.closing(DriverManager.getConnection(url()));
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table a (id int primary key, x int)");
      statement.execute("insert into a values (1, 1), (2, 2)");
    }
    return connection;
  }

  private static Preparation of(Use<Connection> use) {
    return bench -> {
      Connection connection = connection(bench);
      connection.setAutoCommit(false);
      return () -> use.accept(connection);
    };
  }

  private static Preparation on(Use<Statement> use) {
    return bench -> {
      Statement statement = bench.closing(connection(bench).createStatement());
      return () -> use.accept(statement);
    };
  }

  private static Preparation prepared(String sql, Use<PreparedStatement> use) {
    return bench -> {
      PreparedStatement statement = bench.closing(connection(bench).prepareStatement(sql));
      return () -> use.accept(statement);
    };
  }

  /** The rows are made while they are fetched, and most are thrown away. */
  private static Action fetching(Workbench bench) throws SQLException {
    Statement statement = bench.closing(connection(bench).createStatement());
    statement.execute("set lazy_query_execution 1");
    ResultSet rows =
        bench.closing(
            statement.executeQuery(
                "select x from system_range(1, " + ROWS + ") where mod(x, " + ROWS + ") = 0"));
    return rows::next;
  }

  private static Action lockedRow(Workbench bench) throws SQLException {
    String url = url();
    Connection holder = bench.closing(DriverManager.getConnection(url));
    Statement holding = bench.closing(holder.createStatement());
    holding.execute("create table a (id int primary key, x int)");
    holding.execute("insert into a values (1, 1)");
    holder.setAutoCommit(false);
    Connection wanting = bench.closing(DriverManager.getConnection(url));
    Statement statement = bench.closing(wanting.createStatement());
    holding.executeUpdate("update a set x = 2");
    return () -> {
      bench.soon(holder::commit);
      statement.executeUpdate("update a set x = 3");
    };
  }
}
