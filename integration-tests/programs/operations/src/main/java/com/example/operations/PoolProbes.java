package com.example.operations;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Connection pools that have nothing left. */
final class PoolProbes {

  private static final int PATIENCE_MILLIS = 9_000;

  private PoolProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("pool")
        .named(
            "com.zaxxer.hikari.HikariDataSource",
            "getConnection",
            "()",
            bench -> exhausted(bench, hikari(bench)))
        .named(
            "io.agroal.pool.DataSource",
            "getConnection",
            "()",
            bench -> exhausted(bench, agroal(bench)))
        .named(
            "com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource",
            "getConnection",
            "()",
            bench -> exhausted(bench, c3p0(bench)))
        .named(
            "org.apache.commons.dbcp2.BasicDataSource",
            "getConnection",
            "()",
            bench -> exhausted(bench, dbcp(bench)));
  }

  private static Action exhausted(Workbench bench, DataSource pool) throws SQLException {
    Connection only = bench.closing(pool.getConnection());
    return () -> {
      bench.soon(only::close);
      bench.closing(pool.getConnection());
    };
  }

  private static DataSource hikari(Workbench bench) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(JdbcProbes.source(JdbcProbes.url()));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    return bench.closing(new HikariDataSource(config));
  }

  private static DataSource agroal(Workbench bench) throws SQLException {
    String url = JdbcProbes.url();
    return bench.closing(
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(1)
                            .acquisitionTimeout(Duration.ofMillis(PATIENCE_MILLIS))
                            .connectionFactoryConfiguration(
                                connections -> connections.jdbcUrl(url)))));
  }

  private static DataSource c3p0(Workbench bench) throws Exception {
    ComboPooledDataSource pool = new ComboPooledDataSource();
    pool.setDriverClass("org.h2.Driver");
    pool.setJdbcUrl(JdbcProbes.url());
    pool.setInitialPoolSize(1);
    pool.setMinPoolSize(1);
    pool.setMaxPoolSize(1);
    pool.setCheckoutTimeout(PATIENCE_MILLIS);
    bench.closing(pool::close);
    return pool;
  }

  private static DataSource dbcp(Workbench bench) {
    BasicDataSource pool = bench.closing(new BasicDataSource());
    pool.setUrl(JdbcProbes.url());
    pool.setMaxTotal(1);
    pool.setMaxWait(Duration.ofMillis(PATIENCE_MILLIS));
    return pool;
  }
}
