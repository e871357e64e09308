package io.loopwarden.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.FuzzedInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule is understood, or the one exception says what is wrong with it. */
class FuzzedRulesTest {

  private static final String RIGHT =
      "deny com.acme.*.load*<com.acme.Main.run category=jdbc up-to=5ms until=2027-12-31"
          + " reason=\"known \\\"debt\\\"\"";

  @Test
  void everyRuleIsUnderstoodOrRefused() {
    FuzzedInput inputs = new FuzzedInput(RIGHT);
    int understood = 0;
    for (int i = 0; i < 10_000; i++) {
      try {
        new AllowRuleParser(List.of("jdbc")).parse(inputs.next(), false);
        understood++;
      } catch (AllowRuleParser.InvalidRuleException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }

    assertThat(understood).isBetween(1, 9_999);
  }
}
