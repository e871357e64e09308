package reactor.blockhound.integration;

import reactor.blockhound.BlockHound;

/**
 * Allows what loggers do: Logback's appenders, and Gradle's capture of the output.
 *
 * @deprecated Logging blocks, too: use an asynchronous appender.
 */
@Deprecated
public class LoggingIntegration implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders");
    builder.allowBlockingCallsInside("org.gradle.internal.io.LineBufferingOutputStream", "write");
  }
}
