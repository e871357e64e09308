package io.loopwarden.engine.report;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogFormat;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Where events are written: a Logback of our own, put together by hand. Neither SLF4J's discovery
 * nor Logback's configuration runs, for both would read what is meant for the application.
 */
final class Log {

  private static final String LOGGER_NAME = "loopwarden";
  private static final String ARGUMENT = "{}";

  private final LoggerContext context = new LoggerContext();
  private final Logger logger;
  private final List<Problem> problems = new ArrayList<>();

  Log(Configuration configuration) {
    context.setName(LOGGER_NAME);
    context.setMDCAdapter(new LogbackMDCAdapter()); // without one, every append fails silently
    logger = context.getLogger(LOGGER_NAME);
    logger.setAdditive(false);
    logger.addAppender(appender(configuration));
  }

  private OutputStreamAppender<ILoggingEvent> appender(Configuration configuration) {
    String path = configuration.get(Options.LOG_FILE);
    if (!path.isEmpty()) {
      File file = new File(path).getAbsoluteFile();
      if (isWritable(file)) {
        return fileAppender(file, configuration);
      }
      problems.add(new Problem(Options.LOG_FILE.key(), path, Options.LOG_FILE.type().allowed()));
    }
    return standardErrorAppender(configuration);
  }

  private static boolean isWritable(File file) {
    File folder = file.getParentFile();
    if (folder == null || file.isDirectory()) {
      return false;
    }
    if (!folder.isDirectory() && !folder.mkdirs()) {
      return false;
    }
    return file.exists() ? file.canWrite() : folder.canWrite();
  }

  private OutputStreamAppender<ILoggingEvent> fileAppender(File file, Configuration configuration) {
    if (file.getPath().indexOf('%') >= 0) {
      return plainFileAppender(file, configuration); // Logback would read it as a pattern of dates
    }
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.getPath());
    appender.setEncoder(encoder(configuration));

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file.getPath() + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(configuration.get(Options.LOG_FILE_HISTORY));
    rolling.start();

    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(
        new FileSize(configuration.get(Options.LOG_FILE_SIZE) * FileSize.MB_COEFFICIENT));
    trigger.setCheckIncrement(Duration.buildBySeconds(1));
    trigger.start();

    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  private OutputStreamAppender<ILoggingEvent> plainFileAppender(
      File file, Configuration configuration) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.getPath());
    appender.setEncoder(encoder(configuration));
    appender.start();
    return appender;
  }

  /** The process's own standard error, even if the application has replaced {@code System.err}. */
  private OutputStreamAppender<ILoggingEvent> standardErrorAppender(Configuration configuration) {
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder(configuration));
    appender.setOutputStream(new FileOutputStream(FileDescriptor.err));
    appender.start();
    return appender;
  }

  private EventEncoder encoder(Configuration configuration) {
    EventEncoder encoder =
        configuration.get(Options.LOG_FORMAT) == LogFormat.JSON
            ? new JsonEncoder()
            : new TextEncoder();
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  /** What is wrong with the log's options, known only once it is opened. */
  List<Problem> problems() {
    return problems;
  }

  void write(Event event) {
    if (event.level() == Level.WARN) {
      logger.warn(ARGUMENT, event);
    } else {
      logger.info(ARGUMENT, event);
    }
  }
}
