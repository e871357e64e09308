package io.loopwarden.engine.scan.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operands and local variables at one place of a method, as far as the instructions before it
 * show them, read once from the first to the last. A value that takes two slots is an unknown one
 * in each. Where ways join, what the last way left is assumed.
 */
final class OperandStack {

  private final List<@Nullable Value> slots = new ArrayList<>();
  private final Map<Integer, @Nullable Value> variables = new HashMap<>();

  /** Pushes a value, or an unknown one. */
  void push(@Nullable Value value) {
    slots.add(value);
  }

  /** Pushes unknown slots. */
  void pushUnknown(int count) {
    for (int i = 0; i < count; i++) {
      slots.add(null);
    }
  }

  /** Takes the topmost slot; unknown if there is none, as in code that is never reached. */
  @Nullable Value pop() {
    return slots.isEmpty() ? null : slots.remove(slots.size() - 1);
  }

  /** Takes slots whose values do not matter. */
  void pop(int count) {
    for (int i = 0; i < count; i++) {
      pop();
    }
  }

  /** The topmost slot. */
  @Nullable Value top() {
    return slots.isEmpty() ? null : slots.get(slots.size() - 1);
  }

  /**
   * Copies the topmost slots below others.
   *
   * @param count how many slots to copy
   * @param below below how many more the copies go
   */
  void duplicate(int count, int below) {
    int need = count + below;
    while (slots.size() < need) {
      slots.add(0, null);
    }
    List<@Nullable Value> copies =
        new ArrayList<>(slots.subList(slots.size() - count, slots.size()));
    slots.addAll(slots.size() - need, copies);
  }

  /** Exchanges the two topmost slots. */
  void swap() {
    Value first = pop();
    Value second = pop();
    push(first);
    push(second);
  }

  /** Stores the topmost slot in a local variable. */
  void store(int variable) {
    variables.put(variable, pop());
  }

  /** Pushes what a local variable holds. */
  void load(int variable) {
    push(variables.get(variable));
  }

  /** How many slots there are. */
  int size() {
    return slots.size();
  }

  /** Gives the stack a size; slots that stay keep their values, unless they cannot have any. */
  void resize(int size, boolean keep) {
    if (!keep) {
      slots.clear();
    }
    while (slots.size() > size) {
      pop();
    }
    pushUnknown(size - slots.size());
  }
}
