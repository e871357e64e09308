package io.loopwarden.engine.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** An occurrence of a problem: all its blocking calls in one iteration of an event loop. */
// Written by the agent's thread that has judged it: what an event loop itself writes of a call, the
// BlockingCallEvent, can know none of this.
@Name(OccurrenceEvent.NAME)
@Label("Occurrence of a Problem")
@Category("Loopwarden")
@Description("All calls of one line of the application that blocked an iteration of an event loop")
@StackTrace(false)
final class OccurrenceEvent extends ProblemEvent {

  static final String NAME = "loopwarden.Occurrence";

  @Label("Site")
  @Description("The line of the application")
  @Nullable String site;

  @Label("Call")
  @Description("What the application called there")
  @Nullable String call;

  @Label("Operation Category")
  @Nullable String category;

  @Label("Blocked Until")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long blockedUntil;

  @Label("Blocked Time")
  @Timespan(Timespan.NANOSECONDS)
  long blockedTime;
}
