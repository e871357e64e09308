package io.loopwarden.engine.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** An event loop that did not come back to its queue in time, whatever it did. */
// The event's own start is when the watchdog began it, later than the stall itself: JFR offers no
// way to set it, so the exact values have fields of their own.
@Name(StallEvent.NAME)
@Label("Event Loop Stall")
@Category("Loopwarden")
@Description("An iteration longer than stall.threshold")
@StackTrace(false)
final class StallEvent extends ProblemEvent {

  static final String NAME = "loopwarden.Stall";

  @Label("Cause")
  @Nullable String cause;

  @Label("Site")
  @Description("The site: the line of the application")
  @Nullable String site;

  @Label("Call")
  @Description("What the application called there, or stall if it computes")
  @Nullable String call;

  @Label("Ongoing")
  @Description("Whether the stall had not ended when this was written")
  boolean ongoing;

  @Label("Sampled Stack")
  @Description("The event loop's stack while it was stalled, one frame a line")
  @Nullable String sampledStack;

  @Label("Stall Start")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long stallStart;

  @Label("Stall Duration")
  @Timespan(Timespan.NANOSECONDS)
  long stallDuration;
}
