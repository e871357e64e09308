package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrClockTest {

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final JfrClock clock = new JfrClock();
  @TempDir Path folder;

  @Test
  void itBeginsWithTheWallClock() {
    long before = System.nanoTime();
    long converted = clock.nanoTimeOf(Instant.now());
    long after = System.nanoTime();

    assertThat(converted).isBetween(before - 1_000_000_000, after + 1_000_000_000);
  }

  /** The clocks are an hour apart, as if JFR's ran wrong. */
  @Test
  void itCorrectsItselfByWhatTheStreamAnswers() throws Exception {
    List<RecordedEvent> events;
    try (Recording recording = new Recording()) {
      recording.enable(ClockEvent.class);
      recording.start();
      clock.ask();
      ClockEvent wrong = new ClockEvent();
      wrong.nanoTime = 42 * HOUR_NANOS;
      wrong.commit();
      recording.stop();
      Path file = folder.resolve("clock.jfr");
      recording.dump(file);
      events =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals(ClockEvent.NAME))
              .toList();
    }

    assertThat(events).hasSize(2);
    for (RecordedEvent event : events) {
      clock.answer(event);
      assertThat(clock.nanoTimeOf(event.getStartTime())).isEqualTo(event.getLong("nanoTime"));
      assertThat(clock.nanoTimeOf(event.getStartTime().plusNanos(7)))
          .isEqualTo(event.getLong("nanoTime") + 7);
    }
  }
}
