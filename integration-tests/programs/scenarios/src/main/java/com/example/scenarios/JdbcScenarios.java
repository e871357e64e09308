package com.example.scenarios;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** JDBC, whatever the database and whatever stands in front of it. */
final class JdbcScenarios {
  private static final int WAIT_MILLIS = 50;

  private JdbcScenarios() {}

  static Stream<Scenario<?>> all(Settings settings) {
    if (!settings.has("database-url")) {
      return Stream.empty();
    }
    Database database = Database.of(settings);
    return Stream.of(
            connecting(database), executing(database), transactions(database), fetching(database))
        .flatMap(family -> family);
  }

  private static Stream<Scenario<?>> connecting(Database database) {
    Scenario<JdbcStage> dataSource =
        Scenario.on(
            () -> JdbcStage.open(database),
            "jdbcDataSource",
            stage -> jdbcDataSource(database, stage));
    if (database.wrapped()) {
      return Stream.of(dataSource);
    }
    return Stream.of(
        dataSource,
        Scenario.on(
            () -> JdbcStage.open(database),
            "jdbcDriverManager",
            stage -> jdbcDriverManager(database, stage)),
        Scenario.on(
            () -> JdbcStage.open(database),
            "jdbcDriverConnect",
            stage -> jdbcDriverConnect(database, stage)));
  }

  private static Stream<Scenario<?>> executing(Database database) {
    Scenario.Setting<JdbcStage> open = () -> JdbcStage.open(database);
    Scenario.Setting<JdbcStage> withBatch = () -> JdbcStage.withBatch(database);
    return Stream.of(
        Scenario.on(open, "jdbcExecuteQuery", JdbcScenarios::jdbcExecuteQuery),
        Scenario.on(open, "jdbcExecuteUpdate", JdbcScenarios::jdbcExecuteUpdate),
        Scenario.on(open, "jdbcExecute", JdbcScenarios::jdbcExecute),
        Scenario.on(withBatch, "jdbcExecuteBatch", JdbcScenarios::jdbcExecuteBatch),
        Scenario.on(open, "jdbcPreparedExecuteQuery", JdbcScenarios::jdbcPreparedExecuteQuery),
        Scenario.on(open, "jdbcPreparedExecuteUpdate", JdbcScenarios::jdbcPreparedExecuteUpdate),
        Scenario.on(open, "jdbcPreparedExecute", JdbcScenarios::jdbcPreparedExecute),
        Scenario.on(
            withBatch, "jdbcPreparedExecuteBatch", JdbcScenarios::jdbcPreparedExecuteBatch));
  }

  private static Stream<Scenario<?>> transactions(Database database) {
    Scenario.Setting<JdbcStage> inTransaction = () -> JdbcStage.inTransaction(database);
    return Stream.of(
        Scenario.on(inTransaction, "jdbcCommit", JdbcScenarios::jdbcCommit),
        Scenario.on(inTransaction, "jdbcRollback", JdbcScenarios::jdbcRollback));
  }

  private static Stream<Scenario<?>> fetching(Database database) {
    return database.fetchesWhileReading()
        ? Stream.of(
            Scenario.on(
                () -> new FetchStage(database), "jdbcFetchRows", JdbcScenarios::jdbcFetchRows),
            Scenario.on(
                () -> JdbcStage.open(database),
                "postgresNotifications",
                JdbcScenarios::postgresNotifications))
        : Stream.empty();
  }

  static Object jdbcDataSource(Database database, JdbcStage stage) throws SQLException {
    return stage.keep(database.dataSource().getConnection());
  }

  static Object jdbcDriverManager(Database database, JdbcStage stage) throws SQLException {
    return stage.keep(DriverManager.getConnection(database.url()));
  }

  static Object jdbcDriverConnect(Database database, JdbcStage stage) throws SQLException {
    return stage.keep(database.driver().connect(database.url(), new Properties()));
  }

  static Object jdbcExecuteQuery(JdbcStage stage) throws SQLException {
    return stage.statement().executeQuery(JdbcStage.QUERY) != null;
  }

  static Object jdbcExecuteUpdate(JdbcStage stage) throws SQLException {
    return stage.statement().executeUpdate(JdbcStage.UPDATE);
  }

  static Object jdbcExecute(JdbcStage stage) throws SQLException {
    return stage.statement().execute(JdbcStage.UPDATE);
  }

  static Object jdbcExecuteBatch(JdbcStage stage) throws SQLException {
    return Arrays.toString(stage.statement().executeBatch());
  }

  static Object jdbcPreparedExecuteQuery(JdbcStage stage) throws SQLException {
    return stage.query().executeQuery() != null;
  }

  static Object jdbcPreparedExecuteUpdate(JdbcStage stage) throws SQLException {
    return stage.update().executeUpdate();
  }

  static Object jdbcPreparedExecute(JdbcStage stage) throws SQLException {
    return stage.update().execute();
  }

  static Object jdbcPreparedExecuteBatch(JdbcStage stage) throws SQLException {
    return Arrays.toString(stage.update().executeBatch());
  }

  static Object jdbcCommit(JdbcStage stage) throws SQLException {
    stage.connection().commit();
    return "committed";
  }

  static Object jdbcRollback(JdbcStage stage) throws SQLException {
    stage.connection().rollback();
    return "rolled back";
  }

  static Object postgresNotifications(JdbcStage stage) throws SQLException {
    return stage.connection().unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
  }

  static Object jdbcFetchRows(FetchStage stage) throws SQLException {
    int sum = 0;
    for (ResultSet rows = stage.rows(); rows.next(); ) {
      sum += rows.getInt(1);
    }
    return sum;
  }
}
