package io.loopwarden.engine.report;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogOptions;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.file.RegularFile;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Where events are written: a Logback of our own, put together by hand. Neither SLF4J's discovery
 * nor Logback's configuration runs, for both would read what is meant for the application.
 *
 * <p>Opening and writing may block for as long as a full pipe or a slow disk wants: only the log's
 * own thread does either.
 */
final class Log {

  private static final String LOGGER_NAME = "loopwarden";
  private static final String ARGUMENT = "{}";

  /** Never written to: where a path has a percent sign, Logback would read it as a date. */
  private static final String NO_PATTERN = "loopwarden-not-rotated.%i";

  private final LoggerContext context = new LoggerContext();
  private final Logger logger;
  private final OutputStreamAppender<ILoggingEvent> appender;
  private final List<Problem> problems = new ArrayList<>();

  Log(Configuration configuration) {
    context.setName(LOGGER_NAME);
    context.setMDCAdapter(new LogbackMDCAdapter()); // without one, every append fails silently
    logger = context.getLogger(LOGGER_NAME);
    logger.setAdditive(false);
    appender = appender(configuration);
    logger.addAppender(appender);
  }

  private OutputStreamAppender<ILoggingEvent> appender(Configuration configuration) {
    String path = configuration.get(LogOptions.FILE);
    if (!path.isEmpty()) {
      Problem problem = problemOf(path);
      if (problem == null) {
        return fileAppender(new File(path).getAbsoluteFile(), configuration);
      }
      problems.add(problem);
    }
    return standardErrorAppender(configuration);
  }

  /**
   * Why no log can be written to a file; null if one can.
   *
   * @param path the option's value
   */
  static @Nullable Problem problemOf(String path) {
    return path.isEmpty() || isWritable(new File(path).getAbsoluteFile())
        ? null
        : new Problem(LogOptions.FILE.key(), path, LogOptions.FILE.type().allowed());
  }

  private static boolean isWritable(File file) {
    File folder = file.getParentFile();
    if (folder == null || !RegularFile.isOrCanBe(file)) {
      return false;
    }
    if (!folder.isDirectory() && !folder.mkdirs()) {
      return false;
    }
    return file.exists() ? file.canWrite() : folder.canWrite();
  }

  private LogFileAppender fileAppender(File file, Configuration configuration) {
    boolean rotated = file.getPath().indexOf('%') < 0;
    LogFileAppender target = new LogFileAppender();
    target.setContext(context);
    target.setFile(file.getPath());
    target.setEncoder(encoder(configuration));

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(target);
    rolling.setFileNamePattern(rotated ? file.getPath() + ".%i" : NO_PATTERN);
    rolling.setMinIndex(1);
    rolling.setMaxIndex(configuration.get(LogOptions.FILE_HISTORY));
    rolling.start();

    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(
        rotated
            ? new FileSize(configuration.get(LogOptions.FILE_SIZE) * FileSize.MB_COEFFICIENT)
            : new FileSize(Long.MAX_VALUE));
    trigger.setCheckIncrement(Duration.buildBySeconds(1));
    trigger.start();

    target.setRollingPolicy(rolling);
    target.setTriggeringPolicy(trigger);
    target.start();
    return target;
  }

  /** The process's own standard error, even if the application has replaced {@code System.err}. */
  private OutputStreamAppender<ILoggingEvent> standardErrorAppender(Configuration configuration) {
    OutputStreamAppender<ILoggingEvent> target = new OutputStreamAppender<>();
    target.setContext(context);
    target.setEncoder(encoder(configuration));
    target.setOutputStream(new FileOutputStream(FileDescriptor.err));
    target.start();
    return target;
  }

  private EventEncoder encoder(Configuration configuration) {
    EventEncoder encoder =
        switch (configuration.get(LogOptions.FORMAT)) {
          case TEXT -> new TextEncoder();
          case LOGFMT -> new LogfmtEncoder(Origin.ofThisJvm(configuration));
          case JSON -> new JsonEncoder(Origin.ofThisJvm(configuration));
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  /** What is wrong with the log's options, known only once it is opened. */
  List<Problem> problems() {
    return problems;
  }

  /** Whether the log is the process's standard error. */
  boolean isStandardError() {
    return !(appender instanceof LogFileAppender);
  }

  /** Writes an event; returns false if it could not be written, and nothing of it was. */
  boolean write(Event event) {
    if (appender instanceof LogFileAppender file) {
      try {
        file.reopenIfNeeded();
      } catch (IOException e) {
        return false;
      }
    } else if (!appender.isStarted()) {
      appender.start(); // it stops by itself where a write fails
    }
    if (event.level() == Level.WARN) {
      logger.warn(ARGUMENT, event);
    } else {
      logger.info(ARGUMENT, event);
    }
    return appender.isStarted();
  }
}
