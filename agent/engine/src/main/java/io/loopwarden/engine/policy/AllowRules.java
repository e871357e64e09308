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
   * @param tagging rules that allow nothing, but still classify what a call is
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
    all.addAll(firstBuiltIn(), more);
    return new AllowRules(all, tagging);
  }

  /** These rules without Loopwarden's own. */
  public AllowRules ofUser() {
    return new AllowRules(rules.subList(0, firstBuiltIn()), List.of());
  }

  private int firstBuiltIn() {
    int first = 0;
    while (first < rules.size() && !rules.get(first).isBuiltIn()) {
      first++;
    }
    return first;
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
    List<AllowRule> deciding = deciding(frames, category, siteIndex);
    return deciding.isEmpty() ? null : deciding.get(0);
  }

  /**
   * The rules that decide on a stack, in order: those of the innermost frame that has one. Of
   * these, the first that holds for a duration allows it, see {@link #allowing(List, long)}.
   *
   * @param frames as for {@link #find}
   */
  public List<AllowRule> deciding(List<String> frames, String category, int siteIndex) {
    return find(rules, frames, category, siteIndex);
  }

  /** The rule that allows something of a length, or null: the first of several, up to a denial. */
  public static @Nullable AllowRule allowing(List<AllowRule> deciding, long durationNanos) {
    for (AllowRule rule : deciding) {
      if (!rule.isAllow()) {
        return null;
      }
      if (rule.allows(durationNanos)) {
        return rule;
      }
    }
    return null;
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
    return allowing(deciding(frames, category, siteIndex), durationNanos);
  }

  /** The class of what a stack is about if no rule allows it, or null if it has none. */
  public @Nullable String tag(List<String> frames, String category, int siteIndex) {
    List<AllowRule> found = find(tagging, frames, category, siteIndex);
    return found.isEmpty() ? null : found.get(0).tag();
  }

  /** A user's rules for a frame decide alone: they may be stricter than Loopwarden's own. */
  private static List<AllowRule> find(
      List<AllowRule> rules, List<String> frames, String category, int siteIndex) {
    List<AllowRule> found = new ArrayList<>(1);
    for (int i = 0; i < frames.size(); i++) {
      String caller = i + 1 < frames.size() ? frames.get(i + 1) : "";
      boolean belowSite = siteIndex >= 0 && i > siteIndex;
      for (AllowRule rule : rules) {
        boolean outside = belowSite || i + 1 == siteIndex && rule.namesCaller();
        if ((!outside || !rule.isBuiltIn())
            && (found.isEmpty() || found.get(0).isBuiltIn() == rule.isBuiltIn())
            && rule.matches(frames.get(i), caller, category)) {
          found.add(rule);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }
}
