package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.loopwarden.engine.catalogue.Operation;
import io.netty.loopwarden.FrameworkStream;
import java.io.PrintStream;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the appenders of real logging libraries write is logging, at the line that logs. */
class LoggingCallsTest {

  private static final Operation WRITE =
      RecordedLoop.CATALOGUE.operation("java.io.FileOutputStream.*");

  /** Too long for any buffer. */
  private static final String MESSAGE = "order loaded ".repeat(5_000);

  private final LoggerContext context = new LoggerContext();

  private static void load(Logger logger) {
    logger.info(MESSAGE);
  }

  private static void load(java.util.logging.Logger logger) {
    logger.info(MESSAGE);
  }

  private static void print(PrintStream stream) {
    stream.println(MESSAGE);
  }

  private Logger logbackLogger() {
    context.setMDCAdapter(new LogbackMDCAdapter()); // without one, every append fails silently
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(new FrameworkStream(WRITE.code()));
    appender.start();
    ch.qos.logback.classic.Logger logger = context.getLogger("orders");
    logger.addAppender(appender);
    return logger;
  }

  private static void assertLogging(RecordedLoop loop, String call, String method) {
    loop.summary();
    assertThat(loop.reports)
        .isNotEmpty()
        .allSatisfy(
            report -> {
              assertThat(report.finding().call()).isEqualTo(call);
              assertThat(report.finding().site().function())
                  .isEqualTo(LoggingCallsTest.class.getName() + "." + method);
              assertThat(report.operation().category()).isEqualTo("logging");
              assertThat(report.operation().remedy()).contains("asynchronous appender");
            });
  }

  @Test
  void ofLogback() {
    Logger logger = logbackLogger();
    try (RecordedLoop loop = new RecordedLoop("")) {
      loop.lasting(20_000_000);
      load(logger);

      assertLogging(loop, "org.slf4j.Logger.info", "load");
    }
  }

  @Test
  void ofTheJdk() {
    java.util.logging.Logger logger = java.util.logging.Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    StreamHandler handler =
        new StreamHandler(new FrameworkStream(WRITE.code()), new SimpleFormatter());
    logger.addHandler(handler);
    try (RecordedLoop loop = new RecordedLoop("")) {
      loop.lasting(20_000_000);
      load(logger);

      assertLogging(loop, "java.util.logging.Logger.info", "load");
    }
  }

  @Test
  void ofPrintStreams() {
    PrintStream stream = new PrintStream(new FrameworkStream(WRITE.code()), true);
    try (RecordedLoop loop = new RecordedLoop("")) {
      loop.lasting(20_000_000);
      print(stream);

      assertLogging(loop, "java.io.PrintStream.println", "print");
    }
  }
}
