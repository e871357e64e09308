package com.example.pools;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Threads that use pools of two connections, as its standard input says. */
public final class BusyConnections {

  private static final int CONNECTIONS = 2;
  private static final int USES_BEFORE = 5;

  private final String url;
  private final List<Gate> gates = new ArrayList<>();

  private BusyConnections(String url) {
    this.url = url;
  }

  /**
   * Obeys the lines of its standard input; prints one line for each, the first time by itself.
   *
   * @param arguments the JDBC URL of a database
   */
  public static void main(String[] arguments) throws Exception {
    EventLoop loop =
        new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("web", true), NioIoHandler.newFactory())
            .next();
    loop.submit(() -> {}).sync();
    BusyConnections program = new BusyConnections(arguments[0]);
    System.out.println("ready for orders");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      program.obey(order);
      System.out.println(order + " done");
    }
    System.exit(0); // pools have threads that would go on
  }

  private void obey(String order) throws Exception {
    switch (order) {
      case "hikari" -> exhaust(hikari());
      case "agroal" -> exhaust(agroal());
      case "dbcp2" -> exhaust(dbcp2());
      case "c3p0" -> exhaust(c3p0());
      case "routed" -> exhaustForRequests();
      case "spare" -> use(hikari(), CONNECTIONS);
      case "release" -> {
        gates.forEach(Gate::open);
        gates.clear();
      }
      default -> throw new IllegalArgumentException(order);
    }
  }

  private DataSource hikari() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  private void exhaustForRequests() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setPoolName("stocks");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    DataSource source = new HikariDataSource(config);
    Gate gate = new Gate();
    gates.add(gate);
    RoutedWork.startBlocking(
        CONNECTIONS + 1,
        () -> {
          callWithConnection(source, gate);
          return "done";
        });
  }

  private DataSource agroal() throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(CONNECTIONS)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
  }

  private DataSource dbcp2() {
    BasicDataSource source = new BasicDataSource();
    source.setUrl(url);
    source.setMaxTotal(CONNECTIONS);
    return source;
  }

  private DataSource c3p0() {
    ComboPooledDataSource source = new ComboPooledDataSource();
    source.setDataSourceName("ledger");
    source.setJdbcUrl(url);
    source.setInitialPoolSize(CONNECTIONS);
    source.setMinPoolSize(CONNECTIONS);
    source.setMaxPoolSize(CONNECTIONS);
    return source;
  }

  private void exhaust(DataSource source) throws SQLException {
    for (int i = 0; i < USES_BEFORE; i++) {
      source.getConnection().close();
    }
    use(source, CONNECTIONS + 1);
  }

  private void use(DataSource source, int threads) {
    Gate gate = new Gate();
    gates.add(gate);
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> callWithConnection(source, gate), "worker-" + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void callWithConnection(DataSource source, Gate gate) {
    try (Connection connection = source.getConnection()) {
      Backend.call(gate, connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the threads wait for while they have a connection that they do not need. */
  static final class Backend {

    private Backend() {}

    static void call(Gate gate, Connection unused) {
      gate.pass();
    }
  }
}
