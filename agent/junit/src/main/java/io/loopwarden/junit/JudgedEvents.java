package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the verdict of a test is enough for: the build need not judge it again. */
final class JudgedEvents {

  private JudgedEvents() {}

  /** Leaves to a run what it allows or expects, or all that it judges itself. */
  static void report(Run run, @Nullable RunEvents found) {
    if (found == null) {
      return;
    }
    Set<Occurrence> seen = new HashSet<>();
    List<BlockingEvent> events =
        found.kept().stream()
            .filter(attributed -> isLeftTo(run, attributed))
            .map(AttributedEvent::event)
            .filter(event -> seen.add(Occurrence.of(event)))
            .toList();
    if (!events.isEmpty()) {
      Loopwarden.judgedByTest(events);
    }
  }

  /** Of several runs that it may belong to, the first one reports it: it is one occurrence. */
  private static boolean isLeftTo(Run run, AttributedEvent attributed) {
    boolean isReportedHere = attributed.owners().get(0).isOrIsWithin(run);
    return attributed.isViolation()
        && isReportedHere
        && (run.judgesItself
            || run.annotations().expects(attributed.event())
            || attributed.isAllowed());
  }

  /** A stall that lasts is reported several times, and occurs once. */
  private record Occurrence(String fingerprint, String eventLoop, long startNanos) {
    static Occurrence of(BlockingEvent event) {
      return new Occurrence(event.fingerprint(), event.eventLoop(), event.startNanos());
    }
  }
}
