package io.loopwarden.engine.scan.rule;

import java.util.List;

/**
 * Methods that have code run on another thread.
 *
 * @param effect which code
 * @param methods the methods
 * @param only qualified names of methods: the code runs elsewhere only if an argument is what one
 *     of them returns; empty if that makes no difference
 * @param unless qualified names of methods; what such a one returns, as an argument, makes that the
 *     code stays where it is
 */
public record LeaveRule(
    Effect effect, MethodPattern methods, List<String> only, List<String> unless) {

  /** Which code runs on another thread. */
  public enum Effect {
    /** What is passed as an argument. */
    ARGUMENTS,
    /** What was composed before. */
    ABOVE,
    /** What is composed after. */
    BELOW
  }

  /** Copies the names. */
  public LeaveRule {
    only = List.copyOf(only);
    unless = List.copyOf(unless);
  }
}
