package io.loopwarden.engine.policy;

import java.util.List;

/** Makes allow rules for tests of other packages. */
public final class TestRules {

  private TestRules() {}

  public static AllowRule rule(String text) throws Exception {
    return new AllowRuleParser(List.of("sleep", "jdbc")).parse(text, false);
  }
}
