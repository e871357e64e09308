package com.example.remedies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;
import org.slf4j.Logger;
import redis.clients.jedis.Jedis;

/** What blocks an event loop, by category. */
final class Blocking {

  private final HttpClient http = HttpClient.newHttpClient();

  String sleep() throws InterruptedException {
    // [sleep]
    Thread.sleep(100);
    return Orders.show("later");
    // [end]
  }

  String await(CountDownLatch loaded) throws InterruptedException {
    // [wait]
    loaded.await();
    return Orders.show("loaded");
    // [end]
  }

  String future(Future<String> order) throws Exception {
    // [future]
    return Orders.show(order.get());
    // [end]
  }

  String lock(Lock lock) {
    // [lock]
    lock.lock();
    try {
      return Orders.show("mine");
    } finally {
      lock.unlock();
    }
    // [end]
  }

  String file(Path path) throws IOException {
    // [file]
    return Orders.show(Files.readString(path));
    // [end]
  }

  String fileLock(FileChannel orders) throws IOException {
    // [file_lock]
    try (FileLock lock = orders.lock()) {
      return Orders.show("locked, " + (lock.isShared() ? "shared" : "alone"));
    }
    // [end]
  }

  String jdbc(Statement statement) throws SQLException {
    // [jdbc]
    try (ResultSet rows = statement.executeQuery("select name from orders")) {
      return Orders.show(rows.next() ? rows.getString(1) : "none");
    }
    // [end]
  }

  String pool(DataSource dataSource) throws SQLException {
    // [pool]
    try (Connection connection = dataSource.getConnection()) {
      return Orders.show(connection.getCatalog());
    }
    // [end]
  }

  Connection connection(DataSource pool) throws SQLException {
    // [connection]
    return pool.getConnection(); // the first one, or more than were open so far
    // [end]
  }

  String client(Jedis redis) {
    // [client]
    return Orders.show(redis.get("order"));
    // [end]
  }

  String http(HttpRequest request) throws IOException, InterruptedException {
    // [http]
    return Orders.show(http.send(request, BodyHandlers.ofString()).body());
    // [end]
  }

  String socket(Socket socket) throws IOException {
    // [socket]
    InputStream in = socket.getInputStream();
    return Orders.show(new String(in.readAllBytes()));
    // [end]
  }

  String dns(String host) throws IOException {
    // [dns]
    return Orders.show(InetAddress.getByName(host).getHostAddress());
    // [end]
  }

  String process(ProcessBuilder builder) throws IOException, InterruptedException {
    // [process]
    return Orders.show("exit code " + builder.start().waitFor());
    // [end]
  }

  String logging(Logger logger) {
    // [logging]
    logger.info("order loaded");
    return Orders.show("loaded");
    // [end]
  }

  String entropy() throws GeneralSecurityException {
    // [entropy]
    return Orders.show("token " + SecureRandom.getInstanceStrong().nextLong());
    // [end]
  }

  private static final class Rates {
    static final String TABLE;

    static {
      try (BufferedReader table = Mistakes.slowTable().start().inputReader()) {
        TABLE = table.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  String oneOff() {
    // [one_off]
    return Orders.show(Rates.TABLE); // the first use runs the static initialiser of Rates
    // [end]
  }

  String cpu(PBEKeySpec password) throws GeneralSecurityException {
    // [cpu]
    SecretKeyFactory hashes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
    byte[] hash = hashes.generateSecret(password).getEncoded();
    return Orders.show(HexFormat.of().formatHex(hash));
    // [end]
  }
}
