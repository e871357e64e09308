package io.loopwarden.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineClientTest {

  @Test
  void anEngineThatIsDisabledSaysWhyItself() {
    Map<String, Object> answers = Map.of("version", "1.0", "disabled", "a class cache is recorded");

    assertThat(EngineClient.why((command, argument) -> answers.get(command), "loop"))
        .isEqualTo("a class cache is recorded");
  }

  @Test
  void anEngineThatDoesNotKnowACommandIsOfAnotherVersion() {
    Map<String, Object> answers = Map.of("version", "1.0", "protocol", 1);

    assertThat(EngineClient.why((command, argument) -> answers.get(command), "loop"))
        .contains("Loopwarden 1.0", "does not know \"loop\"");
  }
}
