package io.loopwarden.engine.report;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes each {@link Event}, and nothing else, in the form of a subclass. */
abstract class EventEncoder extends EncoderBase<ILoggingEvent> {

  private static final byte[] NOTHING = {};

  /** The event in this encoder's form, with the end of its last line. */
  abstract String encode(Event event);

  @Override
  public final byte[] encode(ILoggingEvent logged) {
    Object[] arguments = logged.getArgumentArray();
    if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof Event event)) {
      return NOTHING;
    }
    return encode(event).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
