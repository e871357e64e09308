package io.loopwarden.junit;

import java.util.List;
import java.util.stream.Collectors;

/** When it was that something happened, where the failed test does not show it. */
final class Phase {

  private final Run judged;
  private final AttributedEvent attributed;

  Phase(Run judged, AttributedEvent attributed) {
    this.judged = judged;
    this.attributed = attributed;
  }

  /** In words; empty if it simply happened in the test that fails. */
  String words() {
    List<Run> owners = attributed.owners();
    if (owners.size() > 1) {
      return owners.stream().map(Run::name).collect(Collectors.joining(", "))
          + " were running, and whose work it was is not known";
    }
    Run owner = owners.get(0);
    return switch (owner.kind()) {
      case ALL -> "outside of any test";
      case BEFORE_ALL -> "before all tests of " + owner.name();
      case AFTER_ALL -> "after all tests of " + owner.name();
      case CLASS -> ofClass(owner);
      case TEST -> owner == judged || isWithinTest(owner) ? "" : afterTest(owner);
    };
  }

  private boolean isWithinTest(Run owner) {
    return judged.kind() == Run.Kind.TEST && owner.isWithin(judged);
  }

  private static String afterTest(Run owner) {
    return "after test " + owner.name() + " had ended";
  }

  private String ofClass(Run owner) {
    if (owner != judged) {
      return "after class " + owner.name() + " had ended";
    }
    boolean before = !owner.hadTests || attributed.event().startNanos() - owner.firstTestNanos < 0;
    return before
        ? "before all tests of " + owner.name()
        : "outside of the test methods of " + owner.name();
  }
}
