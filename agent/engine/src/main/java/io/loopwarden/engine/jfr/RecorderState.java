package io.loopwarden.engine.jfr;

import java.util.Map;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** What is being recorded. Never starts JFR. */
final class RecorderState {

  private RecorderState() {}

  /**
   * Whether a running recording wants an event of ours. The first time that JFR runs this loads the
   * events.
   */
  static boolean wants(String event) {
    if (!FlightRecorder.isInitialized()) {
      return false;
    }
    EventType type = Types.BY_NAME.get(event);
    return type != null && type.isEnabled();
  }

  /** Initialised when it is first asked, so not before JFR runs. */
  private static final class Types {
    static final Map<String, EventType> BY_NAME =
        Map.of(
            BlockingCallEvent.NAME, rehearsed(new BlockingCallEvent()),
            StallEvent.NAME, rehearsed(new StallEvent()),
            OccurrenceEvent.NAME, rehearsed(new OccurrenceEvent()));

    /** Uses an event as an event loop will: what can be loaded now is not loaded there. */
    private static EventType rehearsed(Event event) {
      FlightRecorder.register(event.getClass());
      event.begin();
      event.end();
      event.shouldCommit();
      return EventType.getEventType(event.getClass());
    }
  }
}
