package com.example.remedies;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;

/** The categories whose remedy is the same for all frameworks. */
final class Once {

  private static final int PIPE_BYTES = 65_536;

  private final Blocking blocking = new Blocking();
  private final String framework;
  private final Server server;

  private Once(String framework, Server server) {
    this.framework = framework;
    this.server = server;
  }

  /** Does each on a server of any framework. */
  static void run(String framework, Server server) throws Exception {
    Once once = new Once(framework, server);
    once.initialise();
    once.connect();
    once.log();
  }

  private void initialise() throws Exception {
    print("before", "one_off", blocking::oneOff);
    AtStartup.initialise();
    print("after", "one_off", AtStartup::rates);
  }

  private void connect() throws Exception {
    try (HikariDataSource cold = Mistakes.pool("cold");
        HikariDataSource warm = Mistakes.pool("warm")) {
      print("before", "connection", () -> show(cold));
      AtStartup.connect(warm);
      print("after", "connection", () -> show(warm));
    }
  }

  private String show(HikariDataSource pool) throws Exception {
    try (var connection = blocking.connection(pool)) {
      return Orders.show(connection.isClosed() ? "closed" : "open");
    }
  }

  private void log() throws Exception {
    Path pipe = Mistakes.pipe();
    PrintStream console = System.out;
    try (RandomAccessFile reader = new RandomAccessFile(pipe.toFile(), "rw");
        PrintStream out = new PrintStream(new FileOutputStream(pipe.toFile()), true)) {
      System.setOut(out);
      String before = logWaiting(reader);
      String after = logAsynchronously(reader);
      System.setOut(console);
      Comparison.print("before", framework, "logging", before);
      Comparison.print("after", framework, "logging", after);
    }
  }

  /** The console takes no more until the event loop has waited for it. */
  private String logWaiting(RandomAccessFile reader) throws Exception {
    LoggerContext context = context("logback-waiting.xml");
    Logger logger = context.getLogger("orders");
    fill(reader);
    Callable<String> logging =
        Opener.open(() -> {}, () -> blocking.logging(logger), () -> drain(reader));
    String answer = Comparison.ask(server, Way.BLOCKING, logging);
    String line = reader.readLine();
    context.stop();
    return answer + line.substring(line.lastIndexOf(" - "));
  }

  /** The console takes no more until the event loop has answered. */
  private String logAsynchronously(RandomAccessFile reader) throws Exception {
    LoggerContext context = context("logback-async.xml");
    Logger logger = context.getLogger("orders");
    fill(reader);
    String answer = Comparison.ask(server, Way.BLOCKING, () -> blocking.logging(logger));
    drain(reader);
    String line = reader.readLine();
    context.stop();
    return answer + line.substring(line.lastIndexOf(" - "));
  }

  private static void fill(RandomAccessFile pipe) throws IOException {
    pipe.write(new byte[PIPE_BYTES]);
  }

  private static void drain(RandomAccessFile pipe) throws IOException {
    pipe.readFully(new byte[PIPE_BYTES]);
  }

  private static LoggerContext context(String configuration) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Once.class.getResource("/" + configuration));
    return context;
  }

  private void print(String when, String category, Callable<String> loading) throws Exception {
    Comparison.print(when, framework, category, Comparison.ask(server, Way.BLOCKING, loading));
  }
}
