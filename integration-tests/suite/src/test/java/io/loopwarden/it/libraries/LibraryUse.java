package io.loopwarden.it.libraries;

import static io.loopwarden.it.libraries.ExpectedProblem.stall;
import static io.loopwarden.it.libraries.ExpectedProblem.stallOf;
import static io.loopwarden.it.libraries.ExpectedProblem.waiting;

import java.util.List;
import java.util.Locale;

/** A use of a library on an event loop, and the problems that are to be reported for it. */
enum LibraryUse {
  NATS(waiting("Messages.connect", "io.nats.client.Nats.connect", "client", "asynchronous calls")),
  MQTT(
      waiting(
          "Sensors.connect",
          "org.eclipse.paho.client.mqttv3.MqttClient.connect",
          "wait",
          "Do not wait")),
  CURATOR(
      waiting(
          "Topics.read",
          "org.apache.curator.framework.api.ExistsBuilder.forPath",
          "client",
          "asynchronous calls"),
      waiting(
          "Topics.read",
          "org.apache.curator.framework.CuratorFramework.blockUntilConnected",
          "client",
          "asynchronous calls")),
  ZOOKEEPER(
      waiting(
          "Seats.take",
          "org.apache.curator.framework.recipes.locks.InterProcessSemaphoreMutex.acquire",
          "client",
          "asynchronous calls")),
  REDISSON(
      waiting("Carts.shop", "org.redisson.api.RLock.lock", "client", "asynchronous calls"),
      waiting(
          "Carts.shop", "org.redisson.api.RBlockingQueue.poll", "client", "asynchronous calls")),
  LIQUIBASE(
      waiting(
          "Schema.update", "java.sql.DriverManager.getConnection", "jdbc", "opens a connection"),
      waiting(
          "Schema.update",
          "liquibase.database.DatabaseFactory.findCorrectDatabaseImplementation",
          "jdbc",
          "R2DBC"),
      waiting("Schema.update", "liquibase.Liquibase.update", "jdbc", "R2DBC")),
  GRAPHQL(
      waiting("People.answer", "graphql.GraphQL.execute", "wait", "Do not wait"),
      waiting("People.age", "java.lang.Thread.sleep", "sleep", "schedule")),
  GSON(stall("Articles.parse", "com.google.gson.Gson.fromJson")),
  BCRYPT(stall("Passwords.hash", "org.mindrot.jbcrypt.BCrypt.hashpw")),
  HIKARI(
      waiting(
          "Books.first",
          "com.zaxxer.hikari.HikariDataSource.getConnection",
          "jdbc",
          "opens a connection")),
  POOLS(
      waiting(
          "Loans.first",
          "com.zaxxer.hikari.HikariDataSource.getConnection",
          "jdbc",
          "opens a connection"),
      waiting(
          "Loans.next",
          "com.zaxxer.hikari.HikariDataSource.getConnection",
          "pool",
          "No connection was free"),
      waiting(
          "Loans.shared",
          "org.apache.commons.dbcp2.datasources.SharedPoolDataSource.getConnection",
          "jdbc",
          "opens a connection")),
  POSTGRES(
      waiting("Prices.copyIn", "org.postgresql.copy.CopyManager.copyIn", "jdbc", "R2DBC"),
      waiting("Prices.copyOut", "org.postgresql.copy.CopyManager.copyOut", "jdbc", "R2DBC"),
      waiting("Prices.await", "org.postgresql.PGConnection.getNotifications", "jdbc", "R2DBC")),
  FILES(
      waiting(
          "Drafts.write",
          "io.vertx.core.file.FileSystem.writeFileBlocking",
          "file",
          "vertx.fileSystem()")),
  PROCESS(
      waiting("Tokens.start", "java.lang.ProcessBuilder.start", "process", "process.onExit()"),
      waiting("Tokens.read", "java.io.BufferedReader.readLine", "process", "process.onExit()"),
      waiting("Tokens.end", "java.lang.Process.waitFor", "process", "process.onExit()")),
  PARSER(
      waiting(
          "Stock.read",
          "com.fasterxml.jackson.databind.ObjectMapper.readTree",
          "http",
          "calls back")),
  DIRECTORY(
      waiting(
          "Staff.connect",
          "javax.naming.directory.InitialDirContext.<init>",
          "client",
          "asynchronous calls")),
  PROXIES(
      waiting("Proxied$Stock.count", "java.util.concurrent.TimeUnit.sleep", "sleep", "schedule"),
      waiting("Proxied$Shelf.count", "java.util.concurrent.TimeUnit.sleep", "sleep", "schedule"),
      waiting(
          "Proxied.lend",
          "com.zaxxer.hikari.HikariDataSource.getConnection",
          "jdbc",
          "opens a connection")),
  LOGBACK(waiting("Audit.write", "org.slf4j.Logger.info", "logging", "AsyncAppender")),
  TEMPLATE(
      stallOf("io.vertx.ext.web.handler.impl.TemplateHandlerImpl.handle")
          .with("http.route", "/pages/*")),
  HANDLERS(
      waiting("Pipeline$Decoder.decode", "java.lang.Thread.sleep", "sleep", "schedule")
          .with("loopwarden.handler", "com.example.libraries.Pipeline$Decoder"),
      waiting("Pipeline$Handler.channelRead0", "java.lang.Thread.sleep", "sleep", "schedule")
          .with("loopwarden.handler", "com.example.libraries.Pipeline$Handler"));

  private final List<ExpectedProblem> problems;

  LibraryUse(ExpectedProblem... problems) {
    this.problems = List.of(problems);
  }

  /** All problems of this use. */
  List<ExpectedProblem> problems() {
    return problems;
  }

  /** How the program calls it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
