package com.example.isolation;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.status.Status;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.impl.StaticLoggerBinder;

/** The application's own logging: SLF4J 1.7 bound to Logback 1.2, configured by its own file. */
final class OwnLogging {
  private OwnLogging() {}

  /** Fails unless it is as it was configured; logs one line. */
  static void check() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    Check.that(factory instanceof LoggerContext, "SLF4J is bound to", factory);
    Check.that(
        factory == StaticLoggerBinder.getSingleton().getLoggerFactory(), "not its own", factory);
    LoggerContext context = (LoggerContext) factory;
    Check.that(context.getName().equals("application"), "configured by", context.getName());
    checkStatus(context);
    checkLoggers(context);
    LoggerFactory.getLogger(OwnLogging.class).info("still my own");
  }

  private static void checkStatus(LoggerContext context) {
    for (Status status : context.getStatusManager().getCopyOfStatusList()) {
      Check.that(status.getLevel() == Status.INFO, "Logback complains", status);
      Check.that(!status.toString().contains("loopwarden"), "Logback tells of us", status);
    }
  }

  private static void checkLoggers(LoggerContext context) {
    for (Logger logger : context.getLoggerList()) {
      Check.that(!logger.getName().contains("loopwarden"), "a logger of ours", logger);
    }
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    context
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .iteratorForAppenders()
        .forEachRemaining(appenders::add);
    Check.that(
        appenders.size() == 1 && appenders.get(0).getName().equals("OWN"), "appenders", appenders);
  }
}
