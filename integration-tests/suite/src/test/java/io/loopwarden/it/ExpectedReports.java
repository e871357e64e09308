package io.loopwarden.it;

import java.util.List;
import java.util.stream.Stream;

/** What each scenario must be reported as: the operations by the names of the contract. */
final class ExpectedReports {
  private static final String THREAD_SLEEP = "java.lang.Thread.sleep";
  private static final String TIME_UNIT_SLEEP = "java.util.concurrent.TimeUnit.sleep";
  private static final String SOCKET_CONNECT = "java.net.Socket.connect";
  private static final String SOCKET_READ = "java.net.Socket$SocketInputStream.read";
  private static final String SOCKET_WRITE = "java.net.Socket$SocketOutputStream.write";
  private static final String CHANNEL = "java.nio.channels.SocketChannel.";
  private static final String URL_CONNECTION = "java.net.HttpURLConnection.";
  private static final String DRIVER_MANAGER = "java.sql.DriverManager.getConnection";
  private static final String DRIVER = "java.sql.Driver.connect";
  private static final String STATEMENT = "java.sql.Statement.";
  private static final String PREPARED = "java.sql.PreparedStatement.";
  private static final String CONNECTION = "java.sql.Connection.";

  private static final int NAP = 50;

  private ExpectedReports() {}

  /** Everything. */
  static List<ExpectedReport> all() {
    return Stream.of(
            withoutDatabase().toList(),
            withDatabase(),
            List.of(openingAConnection()),
            connectingToDatabase(),
            fetchingFromDatabase())
        .flatMap(List::stream)
        .toList();
  }

  /** Scenarios that need nothing but the JDK, and drivers without their server. */
  static Stream<ExpectedReport> withoutDatabase() {
    return Stream.of(sleep(), sockets(), channels(), http(), drivers()).flatMap(List::stream);
  }

  /**
   * One scenario for each way in which code is woven, all of classes that a running server has
   * loaded.
   */
  static Stream<ExpectedReport> forLateAttach() {
    List<String> chosen =
        List.of(
            "threadSleep",
            "threadSleepByReflection",
            "timeUnitSleep",
            "socketRead",
            "channelRead",
            "urlConnectionGetInputStream",
            "httpClientSend",
            "mariadbDriverConnect");
    return withoutDatabase().filter(expected -> chosen.contains(expected.scenario()));
  }

  private static List<ExpectedReport> sleep() {
    return List.of(
        sleep("threadSleep", THREAD_SLEEP),
        sleep("threadSleepWithNanos", THREAD_SLEEP),
        sleep("threadSleepByMethodReference", THREAD_SLEEP),
        sleep("threadSleepByReflection", THREAD_SLEEP),
        sleep("threadSleepByFoundHandle", THREAD_SLEEP),
        sleep("threadSleepByUnreflectedHandle", THREAD_SLEEP),
        sleep("threadSleepByBoundHandle", THREAD_SLEEP),
        sleep("threadSleepBySubclass", THREAD_SLEEP),
        sleep("threadSleepOfDuration", THREAD_SLEEP).since(19),
        sleep("threadSleepOfDurationByReflection", THREAD_SLEEP).since(19),
        sleep("timeUnitSleep", TIME_UNIT_SLEEP),
        sleep("timeUnitSleepByMethodReference", TIME_UNIT_SLEEP),
        sleep("swallowedSleep", THREAD_SLEEP),
        new ExpectedReport("interruptedSleep", "SleepScenarios", THREAD_SLEEP, "sleep", 0, 0));
  }

  private static List<ExpectedReport> sockets() {
    return List.of(
        socket("socketConnect", SOCKET_CONNECT, 0),
        socket("socketConnectWithTimeout", SOCKET_CONNECT, 0),
        socket("socketConstructor", SOCKET_CONNECT, 0),
        socket("socketRead", SOCKET_READ, NAP),
        socket("socketReadWithTimeout", SOCKET_READ, NAP),
        socket("socketReadLine", SOCKET_READ, NAP),
        socket("socketWrite", SOCKET_WRITE, NAP),
        socket("serverSocketAccept", "java.net.ServerSocket.accept", NAP),
        socket("datagramReceive", "java.net.DatagramSocket.receive", NAP));
  }

  private static List<ExpectedReport> channels() {
    return List.of(
        channel("channelConnect", CHANNEL + "connect", 0),
        channel("channelOpenToAddress", CHANNEL + "connect", 0),
        channel("channelRead", CHANNEL + "read", NAP),
        channel("channelScatteringRead", CHANNEL + "read", NAP),
        channel("channelWrite", CHANNEL + "write", NAP),
        channel("serverChannelAccept", "java.nio.channels.ServerSocketChannel.accept", NAP),
        channel("datagramChannelReceive", "java.nio.channels.DatagramChannel.receive", NAP));
  }

  private static List<ExpectedReport> http() {
    return List.of(
        http("urlConnectionConnect", URL_CONNECTION + "connect", 0),
        http("urlConnectionGetInputStream", URL_CONNECTION + "getInputStream", NAP),
        http("urlConnectionGetResponseCode", URL_CONNECTION + "getInputStream", NAP),
        http("httpClientSend", "java.net.http.HttpClient.send", NAP));
  }

  private static List<ExpectedReport> drivers() {
    return List.of(
        jdbc("mariadbDriverManager", "DriverScenarios", DRIVER_MANAGER),
        jdbc("mariadbDriverConnect", "DriverScenarios", DRIVER),
        jdbc("mysqlDriverManager", "DriverScenarios", DRIVER_MANAGER),
        jdbc("mysqlDriverConnect", "DriverScenarios", DRIVER));
  }

  /** Scenarios that any database can play, behind any wrapper. */
  static List<ExpectedReport> withDatabase() {
    return List.of(
        jdbc("jdbcExecuteQuery", STATEMENT + "executeQuery"),
        jdbc("jdbcExecuteUpdate", STATEMENT + "executeUpdate"),
        jdbc("jdbcExecute", STATEMENT + "execute"),
        jdbc("jdbcExecuteBatch", STATEMENT + "executeBatch"),
        jdbc("jdbcPreparedExecuteQuery", PREPARED + "executeQuery"),
        jdbc("jdbcPreparedExecuteUpdate", PREPARED + "executeUpdate"),
        jdbc("jdbcPreparedExecute", PREPARED + "execute"),
        jdbc("jdbcPreparedExecuteBatch", STATEMENT + "executeBatch"),
        jdbc("jdbcCommit", CONNECTION + "commit"),
        jdbc("jdbcRollback", CONNECTION + "rollback"));
  }

  /** The data source opens a connection. */
  static ExpectedReport openingAConnection() {
    return jdbc("jdbcDataSource", "javax.sql.DataSource.getConnection");
  }

  /** Scenarios for a database that nothing is wrapped around. */
  static List<ExpectedReport> connectingToDatabase() {
    return List.of(jdbc("jdbcDriverManager", DRIVER_MANAGER), jdbc("jdbcDriverConnect", DRIVER));
  }

  /** Scenarios for a database whose rows come from the server while they are read. */
  static List<ExpectedReport> fetchingFromDatabase() {
    return List.of(
        jdbc("jdbcFetchRows", "java.sql.ResultSet.next"),
        jdbc("postgresNotifications", SOCKET_READ));
  }

  private static ExpectedReport sleep(String scenario, String operation) {
    return new ExpectedReport(scenario, "SleepScenarios", operation, "sleep", NAP, 0);
  }

  private static ExpectedReport socket(String scenario, String operation, long atLeastMillis) {
    return new ExpectedReport(scenario, "SocketScenarios", operation, "socket", atLeastMillis, 0);
  }

  private static ExpectedReport channel(String scenario, String operation, long atLeastMillis) {
    return new ExpectedReport(scenario, "ChannelScenarios", operation, "socket", atLeastMillis, 0);
  }

  private static ExpectedReport http(String scenario, String operation, long atLeastMillis) {
    return new ExpectedReport(scenario, "HttpScenarios", operation, "http", atLeastMillis, 0);
  }

  private static ExpectedReport jdbc(String scenario, String operation) {
    return jdbc(scenario, "JdbcScenarios", operation);
  }

  private static ExpectedReport jdbc(String scenario, String family, String operation) {
    return new ExpectedReport(scenario, family, operation, "jdbc", 0, 0);
  }
}
