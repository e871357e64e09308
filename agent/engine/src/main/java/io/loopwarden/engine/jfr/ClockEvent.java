package io.loopwarden.engine.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Carries the time of one clock on the time of another. Only Loopwarden's own stream wants it. */
@Name(ClockEvent.NAME)
@Label("Clock")
@Category("Loopwarden")
@Description("Compares JFR's clock with System.nanoTime()")
@Enabled(false)
@StackTrace(false)
final class ClockEvent extends Event {

  static final String NAME = "loopwarden.Clock";

  @Label("System.nanoTime()")
  long nanoTime;
}
