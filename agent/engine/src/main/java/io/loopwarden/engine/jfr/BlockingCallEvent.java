package io.loopwarden.engine.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A blocking call of an event loop. Its start, duration, thread and stack are the event's own. */
@Name(BlockingCallEvent.NAME)
@Label("Blocking Call")
@Category("Loopwarden")
@Description(
    "A call that blocked an event loop. The topmost frames of its stack are Loopwarden's own.")
@StackTrace
final class BlockingCallEvent extends Event {

  static final String NAME = "loopwarden.BlockingCall";

  @Label("Operation")
  @Description("What blocks, as Loopwarden's reports name it")
  @Nullable String operation;

  @Label("Operation Category")
  @Nullable String category;

  @Label("Event Loop")
  @Description("The name of the event loop's thread")
  @Nullable String eventLoop;
}
