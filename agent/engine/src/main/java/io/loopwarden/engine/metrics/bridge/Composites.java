package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.hooks.LoopwardenRegistries;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Composite registries that the application has filled. A framework makes one, and adds it to the
 * global registry when it has made everything else: only after a while it is known which of them
 * are on their own. Only the metrics' own thread uses it.
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

  /** Those that have been there for long enough; to be called every second. */
  List<Object> everySecond() {
    takeNew();
    List<Object> due = new ArrayList<>();
    Iterator<Waiting> each = waiting.iterator();
    while (each.hasNext()) {
      Waiting next = each.next();
      Object composite = next.composite.get();
      if (composite == null || --next.secondsLeft <= 0) {
        each.remove();
        if (composite != null) {
          due.add(composite);
        }
      }
    }
    return due;
  }

  private void takeNew() {
    Object composite = LoopwardenRegistries.next();
    while (composite != null) {
      waiting.add(new Waiting(composite));
      composite = LoopwardenRegistries.next();
    }
  }
}
