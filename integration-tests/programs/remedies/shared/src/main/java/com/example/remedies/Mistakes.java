package com.example.remedies;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.spec.PBEKeySpec;
import redis.clients.jedis.Jedis;

/** The code that blocks, with what it needs to do so on any machine. */
final class Mistakes {

  private static final String LOOPBACK = "127.0.0.1";
  private static final long HASHING_NANOS = 250_000_000;
  private static final int CALIBRATION_ITERATIONS = 20_000;
  private static final int HASH_BITS = 256;

  private final Blocking blocking = new Blocking();
  private final HikariDataSource pool = pool("orders");
  private final Statement statement;
  private final Path pipe;
  private final int iterations;
  private final Backends backends = new Backends();
  private final LockingProcess otherProcess = LockingProcess.start();
  private final Jedis redis = new Jedis(LOOPBACK, backends.redisPort());

  Mistakes() throws Exception {
    Security.setProperty("networkaddress.cache.ttl", "0"); // every name is looked up
    Connection connection = pool("names").getConnection();
    statement = connection.createStatement();
    statement.execute("create table orders (name varchar(20))");
    statement.execute("insert into orders values ('order')");
    pool.getConnection().close();
    redis.get("order");
    pipe = pipe();
    iterations = iterations();
  }

  /** A pool of one connection to a database of its own. */
  static HikariDataSource pool(String database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
    pool.setMaximumPoolSize(1);
    return pool;
  }

  /** A named pipe: who reads it waits for somebody who writes, and the other way round. */
  static Path pipe() throws IOException, InterruptedException {
    Path pipe = Files.createTempDirectory("remedies").resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    return pipe;
  }

  /** Writes a table, so slowly that even reading it once counts. */
  static ProcessBuilder slowTable() {
    return new ProcessBuilder("sh", "-c", "sleep 0.7; echo rates");
  }

  /** Prepares the code of a category; what is returned is to be called once. */
  Callable<String> of(Category category) throws Exception {
    return switch (category) {
      case SLEEP -> blocking::sleep;
      case WAIT -> await();
      case FUTURE -> future();
      case LOCK -> lock();
      case FILE -> file();
      case FILE_LOCK -> fileLock();
      case JDBC -> () -> blocking.jdbc(statement);
      case POOL -> borrow();
      case CLIENT -> () -> blocking.client(redis);
      case HTTP -> http();
      case SOCKET -> socket();
      case DNS -> () -> blocking.dns("localhost");
      case PROCESS -> () -> blocking.process(new ProcessBuilder("sleep", "0.02"));
      case ENTROPY -> () -> blocking.entropy().replaceAll("[0-9-]+", "…"); // another each time
      case CPU -> () -> blocking.cpu(password(iterations));
    };
  }

  private Callable<String> await() throws Exception {
    CountDownLatch loaded = new CountDownLatch(1);
    return Opener.open(() -> {}, () -> blocking.await(loaded), loaded::countDown);
  }

  private Callable<String> future() throws Exception {
    CompletableFuture<String> order = new CompletableFuture<>();
    return Opener.open(() -> {}, () -> blocking.future(order), () -> order.complete("order"));
  }

  private Callable<String> lock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    return Opener.open(lock::lock, () -> blocking.lock(lock), lock::unlock);
  }

  private Callable<String> file() throws Exception {
    return Opener.open(() -> {}, () -> blocking.file(pipe), () -> Files.writeString(pipe, "order"));
  }

  private Callable<String> fileLock() throws Exception {
    return Opener.open(
        otherProcess::lock, () -> blocking.fileLock(otherProcess.channel()), otherProcess::unlock);
  }

  private Callable<String> borrow() throws Exception {
    Connection[] borrowed = new Connection[1];
    return Opener.open(
        () -> borrowed[0] = pool.getConnection(),
        () -> blocking.pool(pool),
        () -> borrowed[0].close());
  }

  private Callable<String> http() {
    URI uri = URI.create("http://" + LOOPBACK + ":" + backends.httpPort() + "/");
    return () -> blocking.http(HttpRequest.newBuilder(uri).build());
  }

  private Callable<String> socket() throws IOException {
    Socket socket = new Socket(LOOPBACK, backends.textPort());
    return () -> blocking.socket(socket);
  }

  /** As many as take this machine long enough. */
  private int iterations() throws GeneralSecurityException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    blocking.cpu(password(CALIBRATION_ITERATIONS));
    long start = threads.getCurrentThreadCpuTime();
    blocking.cpu(password(CALIBRATION_ITERATIONS));
    long nanos = threads.getCurrentThreadCpuTime() - start;
    return (int) (CALIBRATION_ITERATIONS * HASHING_NANOS / nanos);
  }

  private static PBEKeySpec password(int iterations) {
    return new PBEKeySpec("secret".toCharArray(), new byte[16], iterations, HASH_BITS);
  }
}
