package io.loopwarden.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The allow rules in force. Immutable but for the counts of the rules; a change makes a new object.
 */
public final class AllowRules {

  private final List<AllowRule> rules;

  AllowRules(List<AllowRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** No rule at all. */
  public static AllowRules none() {
    return new AllowRules(List.of());
  }

  /** The rules, in order. */
  public List<AllowRule> rules() {
    return rules;
  }

  /**
   * The first rule that matches a frame, or null. The innermost frame with a rule decides.
   *
   * @param builtIn whether Loopwarden's own rules hold for this frame
   */
  public @Nullable AllowRule find(
      String className, String methodName, String category, boolean builtIn) {
    for (AllowRule rule : rules) {
      if ((builtIn || !rule.isBuiltIn()) && rule.matches(className, methodName, category)) {
        return rule;
      }
    }
    return null;
  }
}
