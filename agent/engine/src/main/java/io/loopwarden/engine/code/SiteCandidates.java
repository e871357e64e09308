package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.List;

/** The frames of a stack each of which may be the site that several stacks share. */
public final class SiteCandidates {

  private SiteCandidates() {}

  /**
   * Where they are, the innermost first; empty if there is nothing outside the JDK. The first of
   * them is the site of this stack by itself ({@link CodeOwners#siteIndex}). Only the agent's
   * threads may ask.
   *
   * @param stack the innermost frame first
   */
  public static List<Integer> in(List<StackTraceElement> stack, CodeOwners owners) {
    List<Integer> primary = new ArrayList<>();
    List<Integer> secondary = new ArrayList<>();
    List<Integer> outside = new ArrayList<>();
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      Owner owner = owners.of(frame);
      if (owner == Owner.APPLICATION) {
        (owners.isSecondary(frame.getClassName()) ? secondary : primary).add(i);
      } else if (owner != Owner.JDK) {
        outside.add(i);
      }
    }
    if (!primary.isEmpty()) {
      return primary;
    }
    if (!secondary.isEmpty()) {
      return secondary;
    }
    int dispatched = Dispatch.indexIn(stack);
    return dispatched >= 0 ? List.of(dispatched) : outside;
  }
}
