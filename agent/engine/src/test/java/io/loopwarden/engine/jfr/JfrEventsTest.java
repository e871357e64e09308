package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events as a recording has them. */
class JfrEventsTest {

  private final JfrEvents events = new JfrEvents();
  @TempDir Path folder;

  private List<RecordedEvent> record(Recording recording, Runnable task) throws Exception {
    try (recording) {
      recording.start();
      events.refresh();
      task.run();
      recording.stop();
      Path file = folder.resolve("recording.jfr");
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().startsWith("loopwarden."))
          .toList();
    }
  }

  private void block(long nanos) {
    Object begun = events.begin();
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    events.end(begun, "java.lang.Thread.sleep", "sleep");
  }

  @Test
  void aCallHasItsDurationItsStackAndItsFields() throws Exception {
    Instant before = Instant.now();
    List<RecordedEvent> found = record(new Recording(), () -> block(30_000_000));

    assertThat(found).hasSize(1);
    RecordedEvent event = found.get(0);
    assertThat(event.getEventType().getName()).isEqualTo("loopwarden.BlockingCall");
    assertThat(event.getEventType().getLabel()).isEqualTo("Blocking Call");
    assertThat(event.getEventType().getCategoryNames()).containsExactly("Loopwarden");
    assertThat(event.getDuration()).isBetween(Duration.ofMillis(30), Duration.ofSeconds(20));
    assertThat(event.getStartTime()).isAfter(before.minusMillis(5));
    assertThat(event.getEndTime()).isBefore(Instant.now().plusMillis(5));
    assertThat(event.getString("operation")).isEqualTo("java.lang.Thread.sleep");
    assertThat(event.getString("category")).isEqualTo("sleep");
    assertThat(event.getString("eventLoop")).isEqualTo(Thread.currentThread().getName());
    assertThat(event.getThread().getJavaThreadId()).isEqualTo(Thread.currentThread().getId());
    List<String> methods = new ArrayList<>();
    Frames.of(event.getStackTrace())
        .forEach(frame -> methods.add(frame.getClassName() + "." + frame.getMethodName()));
    assertThat(methods)
        .startsWith(JfrEvents.class.getName() + ".end", getClass().getName() + ".block");
  }

  @Test
  void aStallHasItsTimesAsFieldsAndMayBeWrittenTwice() throws Exception {
    List<RecordedEvent> found =
        record(
            new Recording(),
            () -> {
              Object begun = events.beginStall();
              events.writeStall(begun, stall(5_000_000_000L, true));
              events.writeStall(begun, stall(7_000_000_000L, false));
            });

    assertThat(found).hasSize(2);
    RecordedEvent event = found.get(0);
    assertThat(event.getEventType().getName()).isEqualTo("loopwarden.Stall");
    assertThat(event.getEventType().getCategoryNames()).containsExactly("Loopwarden");
    assertThat(event.getString("cause")).isEqualTo("blocking_call");
    assertThat(event.getString("eventLoop")).isEqualTo("loop-1");
    assertThat(event.getString("site")).isEqualTo("com.acme.Orders.load(Orders.java:42)");
    assertThat(event.getString("call")).isEqualTo("java.util.concurrent.Future.get");
    assertThat(event.getString("route")).isEqualTo("GET /orders/:id");
    assertThat(event.getString("fingerprint")).isEqualTo("9f3a12c4");
    assertThat(event.getLong("occurrences")).isEqualTo(3);
    assertThat(event.getString("sampledStack")).isEqualTo("a\nb");
    assertThat(event.getInstant("stallStart")).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    assertThat(event.getDuration("stallDuration")).isEqualTo(Duration.ofSeconds(5));
    assertThat(event.getBoolean("ongoing")).isTrue();
    assertThat(event.getStackTrace()).isNull();
    assertThat(found.get(1).getBoolean("ongoing")).isFalse();
    assertThat(found.get(1).getDuration("stallDuration")).isEqualTo(Duration.ofSeconds(7));
    assertThat(found.get(1).getStartTime()).isEqualTo(event.getStartTime());
  }

  private static RecordedStall stall(long durationNanos, boolean ongoing) {
    return new RecordedStall(problem(durationNanos), "blocking_call", "a\nb", ongoing);
  }

  /** It began at 1,700,000,000,123 ms. */
  private static RecordedProblem problem(long durationNanos) {
    return new RecordedProblem(
        "com.acme.Orders.load(Orders.java:42)",
        "java.util.concurrent.Future.get",
        "future",
        "GET /orders/:id",
        "9f3a12c4",
        3,
        "loop-1",
        1_700_000_000_123L + durationNanos / 1_000_000,
        durationNanos);
  }

  @Test
  void anOccurrenceHasTheProblemAndItsTimes() throws Exception {
    List<RecordedEvent> found =
        record(new Recording(), () -> events.writeOccurrence(problem(5_000_000_000L)));

    assertThat(found).hasSize(1);
    RecordedEvent event = found.get(0);
    assertThat(event.getEventType().getName()).isEqualTo("loopwarden.Occurrence");
    assertThat(event.getString("site")).isEqualTo("com.acme.Orders.load(Orders.java:42)");
    assertThat(event.getString("call")).isEqualTo("java.util.concurrent.Future.get");
    assertThat(event.getString("category")).isEqualTo("future");
    assertThat(event.getString("route")).isEqualTo("GET /orders/:id");
    assertThat(event.getString("fingerprint")).isEqualTo("9f3a12c4");
    assertThat(event.getLong("occurrences")).isEqualTo(3);
    assertThat(event.getString("eventLoop")).isEqualTo("loop-1");
    assertThat(event.getDuration("blockedTime")).isEqualTo(Duration.ofSeconds(5));
    assertThat(event.getInstant("blockedUntil"))
        .isEqualTo(Instant.ofEpochMilli(1_700_000_005_123L));
  }

  @Test
  void aRecordingIsSeenAtTheNextRefreshAndItsEndToo() throws Exception {
    events.refresh();
    assertThat(events.isRecording()).isFalse();
    assertThat(events.begin()).isNull();
    assertThat(events.beginStall()).isNull();

    List<Boolean> recording = new ArrayList<>();
    record(new Recording(), () -> recording.add(events.isRecording()));
    assertThat(recording).containsExactly(true);

    events.refresh();
    assertThat(events.isRecording()).isFalse();
    assertThat(events.begin()).isNull();
  }

  @Test
  void aRecordingThatDoesNotWantTheCallsGetsNone() throws Exception {
    Recording recording = new Recording();
    recording.disable(BlockingCallEvent.NAME);
    List<Object> begun = new ArrayList<>();
    List<RecordedEvent> found =
        record(
            recording,
            () -> {
              begun.add(events.isRecording());
              events.end(events.begin(), "a", "b");
              events.writeStall(events.beginStall(), stall(1, false));
            });

    assertThat(begun).containsExactly(false);
    assertThat(found).extracting(e -> e.getEventType().getName()).containsExactly(StallEvent.NAME);
  }

  @Test
  void theThresholdOfARecordingIsKept() throws Exception {
    Recording recording = new Recording();
    recording.enable(BlockingCallEvent.NAME).withThreshold(Duration.ofMinutes(1));

    assertThat(record(recording, () -> block(1_000_000))).isEmpty();
  }

  @Test
  void aCallThatBeganBeforeTheRecordingIsDropped() throws Exception {
    assertThat(record(new Recording(), () -> events.end(null, "a", "b"))).isEmpty();
  }
}
