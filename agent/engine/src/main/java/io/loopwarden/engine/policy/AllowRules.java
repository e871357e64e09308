package io.loopwarden.engine.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The allow rules in force. Immutable but for the counts of the rules; a change makes a new object.
 */
public final class AllowRules {

  private final List<AllowRule> rules;
  private final List<AllowRule> tagging;

  /**
   * Makes rules.
   *
   * @param tagging rules that excuse nothing, but still tell what a call is
   */
  AllowRules(List<AllowRule> rules, List<AllowRule> tagging) {
    this.rules = List.copyOf(rules);
    this.tagging = List.copyOf(tagging);
  }

  /** No rule at all. */
  public static AllowRules none() {
    return new AllowRules(List.of(), List.of());
  }

  /** The rules, in order. */
  public List<AllowRule> rules() {
    return rules;
  }

  /** These rules and more, which come after the user's and before Loopwarden's own. */
  AllowRules with(List<AllowRule> more) {
    List<AllowRule> all = new ArrayList<>(rules);
    int end = 0;
    while (end < all.size() && !all.get(end).isBuiltIn()) {
      end++;
    }
    all.addAll(end, more);
    return new AllowRules(all, tagging);
  }

  /** Whether any of the rules holds until a day and no longer. */
  boolean expire() {
    for (AllowRule rule : rules) {
      if (rule.expires()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The rule that decides on a stack, or null: that of the innermost frame that has one.
   *
   * @param frames the class and method of each frame, innermost first
   * @param category the category of the operation
   * @param siteIndex the application's first frame: Loopwarden's own rules hold for what lies above
   *     it; -1 if there is none
   */
  public @Nullable AllowRule find(List<String> frames, String category, int siteIndex) {
    return find(rules, frames, category, siteIndex);
  }

  /**
   * The rule that allows something of a length at a stack, or null.
   *
   * @param stack the innermost frame first
   * @param category what it is
   * @param siteIndex the application's first frame; -1 if there is none
   */
  public @Nullable AllowRule allowing(
      List<StackTraceElement> stack, String category, int siteIndex, long durationNanos) {
    List<String> frames = new ArrayList<>(stack.size());
    for (StackTraceElement frame : stack) {
      frames.add(frame.getClassName() + '.' + frame.getMethodName());
    }
    AllowRule rule = find(frames, category, siteIndex);
    return rule == null || !rule.excuses(durationNanos) ? null : rule;
  }

  /** What kind of thing a stack is about that no rule excuses, or null if that is nothing known. */
  public @Nullable String tag(List<String> frames, String category, int siteIndex) {
    AllowRule rule = find(tagging, frames, category, siteIndex);
    return rule == null ? null : rule.tag();
  }

  private static @Nullable AllowRule find(
      List<AllowRule> rules, List<String> frames, String category, int siteIndex) {
    for (int i = 0; i < frames.size(); i++) {
      String caller = i + 1 < frames.size() ? frames.get(i + 1) : "";
      boolean belowSite = siteIndex >= 0 && i > siteIndex;
      for (AllowRule rule : rules) {
        boolean outside = belowSite || i + 1 == siteIndex && rule.namesCaller();
        if ((!outside || !rule.isBuiltIn()) && rule.matches(frames.get(i), caller, category)) {
          return rule;
        }
      }
    }
    return null;
  }
}
