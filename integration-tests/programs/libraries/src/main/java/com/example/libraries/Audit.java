package com.example.libraries;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs more, to a pipe, than its slow reader and the pipe can take. */
final class Audit {
  private static final int LINES = 256;
  private static final String LINE = "x".repeat(1024);
  private static final int READ_AT_ONCE = 65_536;
  private static final long READ_EVERY_MILLIS = 40;

  private final Logger logger;

  Audit() throws IOException, InterruptedException {
    Path pipe = Files.createTempDirectory("audit").resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    Thread reader = new Thread(() -> readSlowly(pipe), "reader");
    reader.setDaemon(true);
    reader.start();
    logger = loggerTo(pipe);
  }

  private static Logger loggerTo(Path pipe) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setFile(pipe.toString());
    appender.start();
    ch.qos.logback.classic.Logger logger = context.getLogger("audit");
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(appender);
    return logger;
  }

  private static void readSlowly(Path pipe) {
    byte[] buffer = new byte[READ_AT_ONCE];
    try (InputStream in = new FileInputStream(pipe.toFile())) {
      while (in.read(buffer) >= 0) {
        TimeUnit.MILLISECONDS.sleep(READ_EVERY_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String write() {
    for (int i = 0; i < LINES; i++) {
      logger.info(LINE);
    }
    return "written";
  }
}
