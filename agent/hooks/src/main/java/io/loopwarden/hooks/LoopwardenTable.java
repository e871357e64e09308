package io.loopwarden.hooks;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Event loops, found by the hash of a key that they hold: an open-addressed array, at most a
 * quarter full, so that a miss is nearly always the read of one null.
 *
 * <p>Concurrency: readers take no lock. Writers, one at a time by their own lock, change single
 * slots of the published array, and put a new array in its place only once it is too full; so a
 * change costs the same however many loops there are. Five rules keep every reader right:
 *
 * <ul>
 *   <li>A loop stays in its slot until it is removed, and no slot between the one of its hash and
 *       its own becomes null before: a search for it never ends too early.
 *   <li>A slot whose loop is removed is marked {@link #REMOVED}, over which searches go on. It
 *       becomes null only when the slot behind it is null: then no search ever passes it.
 *   <li>A slot may be taken again for another loop: a reader compares the key of what it found.
 *   <li>After each change the array is published anew, by a volatile write: whoever reads it
 *       afterwards sees the loop as it was when it was added.
 *   <li>A fence stands between what was stored in a loop before and its slot: a reader that has the
 *       array from before, and finds the loop in it all the same, sees that too, as it would see
 *       final fields.
 * </ul>
 *
 * A reader that started before a change may miss it. A thread that adds itself sees itself at once,
 * in program order, and another thread's look-up has no order with it anyway.
 */
final class LoopwardenTable {

  private static final int SMALLEST = 16;
  private static final int LOOPS_SHARE = 4;

  /** In the slot of a loop that was removed; found by no key. */
  private static final LoopwardenLoop REMOVED = new LoopwardenLoop(null, LoopwardenTable.class);

  /** Read by {@link LoopwardenLoops}, whose look-ups are too hot for a call in between. */
  volatile LoopwardenLoop[] slots = new LoopwardenLoop[SMALLEST];

  /** The hash of what is in each slot; for writers alone. */
  private int[] hashes = new int[SMALLEST];

  /** How many slots are not null. */
  private int used;

  private int size;

  /** How often an array was copied: a change must not copy one. */
  private int copies;

  /** All loops, in no order. */
  List<LoopwardenLoop> all() {
    List<LoopwardenLoop> loops = new ArrayList<>();
    for (LoopwardenLoop loop : slots) {
      if (loop != null && loop != REMOVED) {
        loops.add(loop);
      }
    }
    return loops;
  }

  /** Adds a loop; under the writers' lock. */
  void add(LoopwardenLoop loop, int hash) {
    if ((used + 1) * LOOPS_SHARE > slots.length) {
      copy();
    }
    LoopwardenLoop[] current = slots;
    put(current, loop, hash);
    slots = current;
  }

  private void put(LoopwardenLoop[] target, LoopwardenLoop loop, int hash) {
    int mask = target.length - 1;
    int index = hash & mask;
    while (target[index] != null && target[index] != REMOVED) {
      index = index + 1 & mask;
    }
    if (target[index] == null) {
      used++;
    }
    hashes[index] = hash;
    VarHandle.releaseFence();
    target[index] = loop;
    size++;
  }

  /** Removes a loop; returns whether it was there. Under the writers' lock. */
  boolean remove(LoopwardenLoop loop, int hash) {
    LoopwardenLoop[] current = slots;
    int mask = current.length - 1;
    int index = hash & mask;
    while (current[index] != loop) {
      if (current[index] == null) {
        return false;
      }
      index = index + 1 & mask;
    }
    current[index] = REMOVED;
    size--;
    while (current[index] == REMOVED && current[index + 1 & mask] == null) {
      current[index] = null;
      used--;
      index = index - 1 & mask;
    }
    slots = current;
    return true;
  }

  private void copy() {
    LoopwardenLoop[] old = slots;
    int[] oldHashes = hashes;
    int capacity = SMALLEST;
    while (capacity < (size + 1) * LOOPS_SHARE * 2) {
      capacity <<= 1;
    }
    LoopwardenLoop[] target = new LoopwardenLoop[capacity];
    hashes = new int[capacity];
    used = 0;
    size = 0;
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null && old[i] != REMOVED) {
        put(target, old[i], oldHashes[i]);
      }
    }
    copies++;
    slots = target;
  }

  /** How often the table was copied so far. */
  int copies() {
    return copies;
  }
}
