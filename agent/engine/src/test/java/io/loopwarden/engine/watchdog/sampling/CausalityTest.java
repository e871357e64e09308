package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.ConfigurationReader;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CausalityTest {

  private final Causality causality =
      new Causality(new CodeOwners(ConfigurationReader.read("", List.of()), null));

  @Test
  void whoQueuedATaskIsKnownByThread() throws Exception {
    Object task = new Object();
    ExecutorService worker = Executors.newSingleThreadExecutor(r -> new Thread(r, "worker-7"));
    worker.submit(() -> causality.scheduled(task)).get();
    worker.shutdown();

    assertThat(causality.of(task)).startsWith("worker-7");
  }

  @Test
  void ofOtherTasksNothingIsKnown() {
    causality.scheduled(new Object());

    assertThat(causality.of(new Object())).isNull();
    assertThat(causality.of(null)).isNull();
  }
}
