package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.hooks.LoopwardenRegistries;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Composite registries that the application has filled. A framework makes one, and adds it to the
 * global registry when it has made everything else: where there is a global one, it is only known
 * after a while which of them are on their own. Only the metrics' own thread uses it.
 */
final class Composites {

  /** As long as a large application may take to start, as far as it can be told. */
  private static final int SECONDS_TO_WAIT = 10;

  private static final class Waiting {
    private final WeakReference<Object> composite;
    private int secondsLeft = SECONDS_TO_WAIT;

    Waiting(Object composite) {
      this.composite = new WeakReference<>(composite);
    }
  }

  private final List<Waiting> waiting = new ArrayList<>();

  /** Takes those that were filled since the last call; whether there are any. */
  boolean takeNew() {
    int before = waiting.size();
    Object composite = LoopwardenRegistries.next();
    while (composite != null) {
      waiting.add(new Waiting(composite));
      composite = LoopwardenRegistries.next();
    }
    return waiting.size() > before;
  }

  /**
   * Those that are on their own by now; to be called every second.
   *
   * @param mayBeAdded whether there is a global registry that one can be added to
   */
  List<Object> due(Predicate<Object> mayBeAdded) {
    List<Object> due = new ArrayList<>();
    Iterator<Waiting> each = waiting.iterator();
    while (each.hasNext()) {
      Waiting next = each.next();
      Object composite = next.composite.get();
      if (composite == null) {
        each.remove();
      } else if (!mayBeAdded.test(composite) || --next.secondsLeft <= 0) {
        each.remove();
        due.add(composite);
      }
    }
    return due;
  }
}
