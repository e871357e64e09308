package io.loopwarden.api;

import java.util.List;

/**
 * A call that is about to block a thread that must not block.
 *
 * @param className the class of the method that was called
 * @param method its name
 * @param modifiers its modifiers, as {@link java.lang.reflect.Modifier} has them; 0 if unknown
 * @param stackTrace the stack from the method on, innermost first
 */
public record RefusableCall(
    String className, String method, int modifiers, List<StackTraceElement> stackTrace) {

  /** Makes it, from what the agent reports. */
  RefusableCall(String className, String method, int modifiers, StackTraceElement[] stack) {
    this(className, method, modifiers, List.of(stack));
  }
}
