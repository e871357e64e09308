package io.loopwarden.engine.jfr;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** What events of problems have in common. */
abstract class ProblemEvent extends Event {

  @Label("Event Loop")
  @Description("The name of the event loop's thread")
  @Nullable String eventLoop;

  @Label("Route")
  @Description("Method and route of the request, if they are known")
  @Nullable String route;

  @Label("Fingerprint")
  @Description("The stable id of the problem")
  @Nullable String fingerprint;

  @Label("Occurrences")
  @Description("How often the problem has occurred so far")
  long occurrences;

  /** Takes what is common to all. */
  final void describe(RecordedProblem problem) {
    eventLoop = problem.eventLoop();
    route = problem.route();
    fingerprint = problem.fingerprint();
    occurrences = problem.occurrences();
  }
}
