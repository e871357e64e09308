package com.example.scenarios;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/** Drivers whose server is not at hand: they connect, and fail to, on the event loop. */
final class DriverScenarios {
  private DriverScenarios() {}

  static Stream<Scenario<?>> all() {
    return Stream.of(
        Scenario.on(
            () -> new HangUpStage("mariadb"),
            "mariadbDriverManager",
            DriverScenarios::mariadbDriverManager),
        Scenario.on(
            () -> new HangUpStage("mariadb"),
            "mariadbDriverConnect",
            DriverScenarios::mariadbDriverConnect),
        Scenario.on(
            () -> new HangUpStage("mysql"),
            "mysqlDriverManager",
            DriverScenarios::mysqlDriverManager),
        Scenario.on(
            () -> new HangUpStage("mysql"),
            "mysqlDriverConnect",
            DriverScenarios::mysqlDriverConnect));
  }

  static Object mariadbDriverManager(HangUpStage stage) {
    try {
      return connected(DriverManager.getConnection(stage.url()));
    } catch (SQLException e) {
      return "refused";
    }
  }

  static Object mariadbDriverConnect(HangUpStage stage) {
    try {
      return connected(stage.driver().connect(stage.url(), new Properties()));
    } catch (SQLException e) {
      return "refused";
    }
  }

  static Object mysqlDriverManager(HangUpStage stage) {
    try {
      return connected(DriverManager.getConnection(stage.url()));
    } catch (SQLException e) {
      return "refused";
    }
  }

  static Object mysqlDriverConnect(HangUpStage stage) {
    try {
      return connected(stage.driver().connect(stage.url(), new Properties()));
    } catch (SQLException e) {
      return "refused";
    }
  }

  private static Object connected(Connection connection) {
    throw new IllegalStateException(
        "connected, although nobody could have answered: " + connection);
  }
}
