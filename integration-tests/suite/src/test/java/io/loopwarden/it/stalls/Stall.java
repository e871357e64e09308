package io.loopwarden.it.stalls;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.List;

/**
 * A stall that was reported.
 *
 * @param report the event: of a stall, or of the blocking call that explains it
 */
record Stall(Report report) {

  /** All of them. */
  static List<Stall> of(Recording recording) {
    return recording.log().named(Report.STALL).stream().map(Stall::new).toList();
  }

  /** Those that were reported when they were over. */
  static List<Stall> endedIn(Recording recording) {
    return of(recording).stream().filter(stall -> !stall.isOngoing()).toList();
  }

  /** Its cause; a report of a blocking call tells that by itself. */
  String cause() {
    return report.isBlockingCall() ? "blocking_call" : report.text("loopwarden.cause");
  }

  /** Whether it was reported while it lasted. */
  boolean isOngoing() {
    return report.flag("loopwarden.ongoing");
  }

  /** Whether the application has no part in it. */
  boolean isPlatform() {
    return report.flag("loopwarden.platform");
  }

  boolean isDeadlock() {
    return report.flag("loopwarden.deadlock");
  }

  /** Where the samples were, as lines of text. */
  List<String> tree() {
    JsonArray lines = report.json().getAsJsonArray("loopwarden.tree");
    return lines == null
        ? List.of()
        : lines.asList().stream().map(JsonElement::getAsString).toList();
  }

  String level() {
    return report.text("log.level");
  }
}
