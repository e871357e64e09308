package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.FuzzedInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is written as an argument, there is a configuration, and a line for each mistake. */
class FuzzedOptionsTest {

  private static final String RIGHT =
      "threshold=5ms,threshold.jdbc=0,mode=throw,log.rate=3/h,log.stack=12,stall.threshold=80ms,"
          + "allow=a.A.b reason=x;deny c.* reason=y,log.format=json,enabled=true";

  @Test
  void everyArgumentGivesAConfiguration() {
    FuzzedInput inputs = new FuzzedInput(RIGHT);
    for (int i = 0; i < 10_000; i++) {
      Configuration configuration = ConfigurationReader.read(inputs.next(), List.of("jdbc"));

      assertThat(configuration.get(Options.MODE)).isNotNull();
      assertThat(configuration.problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.key()).isNotNull();
                assertThat(problem.allowed()).isNotEmpty();
              });
    }
  }
}
