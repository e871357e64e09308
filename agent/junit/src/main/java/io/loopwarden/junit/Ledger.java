package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what goes on when, and of whom each event belongs to. All access is under its
 * lock, which is held for moments only.
 *
 * <p>An event belongs to the run whose scope it has. Without one it belongs to the innermost runs
 * that were going on when it began. A run whose verdict is out passes it on to its parent.
 */
final class Ledger {

  private final Run all;

  /** Whether each test is looked after: then what belongs to none is somebody's fault, too. */
  private final boolean complete;

  private final List<Run> open = new ArrayList<>();

  /** In the order in which they ended. Kept: events refer to them for as long as they exist. */
  private final List<Run> ended = new ArrayList<>();

  Ledger(Run all, boolean complete) {
    this.all = all;
    this.complete = complete;
    begin(all);
  }

  synchronized void begin(Run run) {
    run.startNanos = System.nanoTime();
    run.open = true;
    open.add(run);
    if (run.kind() == Run.Kind.TEST) {
      for (Run around = run.parent();
          around != null && !around.hadTests;
          around = around.parent()) {
        around.hadTests = true;
        around.firstTestNanos = run.startNanos;
      }
    }
  }

  /** Ends a run, and gives what was found in it to who judges it; null if nothing was. */
  synchronized @Nullable RunEvents end(Run run) {
    run.endNanos = System.nanoTime();
    run.open = false;
    run.judged = true;
    open.remove(run);
    ended.add(run);
    return run.found;
  }

  /** What a run does for its parent, which judges it. */
  synchronized void beginPart(Run run) {
    begin(run);
    run.judged = true;
  }

  synchronized List<BlockingEvent> eventsOf(Run run) {
    return run.found == null ? List.of() : run.found.events();
  }

  /** Hands the debt of a factory over to it; what is left of the findings. */
  synchronized RunEvents passOnDebt(RunEvents found, Run factory) {
    RunEvents left = new RunEvents();
    for (AttributedEvent attributed : found.kept()) {
      if (factory.annotations().expects(attributed.event())) {
        add(attributed, factory);
      } else {
        left.add(attributed);
      }
    }
    return left;
  }

  /** Takes down an event; from the agent's thread or of one that waits for it. */
  synchronized void record(BlockingEvent event) {
    List<Run> owners = ownersOf(event);
    AttributedEvent attributed = new AttributedEvent(event, owners);
    Set<Run> receivers = new LinkedHashSet<>();
    for (Run owner : owners) {
      receivers.add(receiverFor(owner));
    }
    for (Run receiver : receivers) {
      if (receiver.kind() == Run.Kind.TEST || attributed.isViolation()) {
        add(attributed, receiver);
      }
    }
  }

  private static void add(AttributedEvent attributed, Run receiver) {
    RunEvents found = receiver.found;
    if (found == null) {
      found = new RunEvents();
      receiver.found = found;
    }
    found.add(attributed);
  }

  private Run receiverFor(Run owner) {
    Run test = owner.judgingTest();
    Run run = test == null ? owner : test;
    while (run.judged) {
      Run parent = run.parent();
      if (parent == null) {
        return all;
      }
      run = parent;
    }
    return run;
  }

  private List<Run> ownersOf(BlockingEvent event) {
    if (event.scope() instanceof Run run) {
      return run == all || run.isWithin(all) ? List.of(run) : strangers(run);
    }
    List<Run> owners = innermost(during(event.startNanos()));
    return complete || !owners.equals(List.of(all)) ? owners : List.of();
  }

  /** Of an execution of JUnit before this one in the same JVM, or of one beside it. */
  private static List<Run> strangers(Run run) {
    return run.root().open ? List.of() : List.of(run);
  }

  private List<Run> during(long nanos) {
    List<Run> found = new ArrayList<>();
    for (Run run : open) {
      if (nanos - run.startNanos >= 0) {
        found.add(run);
      }
    }
    for (int i = ended.size() - 1; i >= 0 && ended.get(i).endNanos - nanos > 0; i--) {
      if (nanos - ended.get(i).startNanos >= 0) {
        found.add(ended.get(i));
      }
    }
    return found;
  }

  private static List<Run> innermost(List<Run> runs) {
    return runs.stream()
        .filter(run -> runs.stream().noneMatch(other -> other.isWithin(run)))
        .toList();
  }
}
