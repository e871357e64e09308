package io.loopwarden.engine.jfr;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * The recording behind a stream of ours, whose settings must never take anything from the
 * recordings of others.
 *
 * <p>JFR enables an event if one running recording asks for it, or if none says anything about it
 * and its class is enabled by default, as most events of applications and libraries are. So a
 * recording that disables such an event takes it from all recordings that say nothing about it. Our
 * stream alone is no reason for these events to cost anything, so it disables them, but only as
 * long as no other recording runs.
 *
 * <p>Concurrency: any thread that starts or stops a recording comes here. There is no lock, since
 * JFR has its own around ours: whoever has changed the settings looks once more whether they still
 * are the right ones.
 */
final class OwnRecording implements FlightRecorderListener {

  /** Marks the settings of a recording as those of one of our streams. No such event exists. */
  private static final String MARK = "loopwarden.Stream#id";

  private final String id = UUID.randomUUID().toString();
  private final Set<String> wanted;
  private final Map<String, String> settings;
  private final @Nullable Recording recording;

  private OwnRecording(Set<String> wanted, RecordingStream stream, Runnable subscriptions) {
    this.wanted = wanted;
    stream.setSettings(Map.of(MARK, id));
    subscriptions.run();
    this.recording = find();
    this.settings = recording == null ? Map.of() : Map.copyOf(recording.getSettings());
  }

  /**
   * Begins to keep the settings of a stream that has not started.
   *
   * @param wanted the names of the events that the subscriptions enable
   * @param subscriptions enables them
   */
  static OwnRecording of(Set<String> wanted, RecordingStream stream, Runnable subscriptions) {
    OwnRecording own = new OwnRecording(wanted, stream, subscriptions);
    FlightRecorder.addListener(own);
    own.update();
    return own;
  }

  private @Nullable Recording find() {
    for (Recording candidate : FlightRecorder.getFlightRecorder().getRecordings()) {
      if (id.equals(candidate.getSettings().get(MARK))) {
        return candidate;
      }
    }
    return null;
  }

  @Override
  public void recordingStateChanged(Recording changed) {
    if (!changed.getSettings().containsKey(MARK)) {
      update();
    }
  }

  /** Sets what is right now: to be called as well when events have been added. */
  void update() {
    Recording own = recording;
    boolean alone = isAlone();
    boolean changed = true;
    while (own != null && changed && own.getState() != RecordingState.CLOSED) {
      Map<String, String> next = new HashMap<>(settings);
      if (alone) {
        for (String event : unwanted()) {
          next.put(event + "#enabled", "false");
        }
      }
      own.setSettings(next);
      boolean nowAlone = isAlone();
      changed = nowAlone != alone;
      alone = nowAlone;
    }
  }

  /** The events that are on by default: those of the JDK are not. */
  private Set<String> unwanted() {
    Set<String> names = new HashSet<>();
    names.add(BlockingCallEvent.NAME); // they may be registered any moment
    names.add(StallEvent.NAME);
    for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
      if (!type.getName().startsWith("jdk.")) {
        names.add(type.getName());
      }
    }
    names.removeAll(wanted);
    return names;
  }

  private static boolean isAlone() {
    for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
      if (recording.getState() == RecordingState.RUNNING
          && !recording.getSettings().containsKey(MARK)) {
        return false;
      }
    }
    return true;
  }

  /** Leaves the settings as they are. */
  void close() {
    FlightRecorder.removeListener(this);
  }
}
