package io.loopwarden.engine.policy;

import java.util.List;

/** Makes allow rules for tests of other packages. */
public final class TestRules {

  private TestRules() {}

  /** One of Loopwarden's own. */
  public static AllowRule ownRule(String text) throws Exception {
    return new AllowRuleParser(List.of("sleep", "jdbc")).parse(text, true);
  }

  public static AllowRule rule(String text) throws Exception {
    return new AllowRuleParser(List.of("sleep", "jdbc")).parse(text, false);
  }
}
