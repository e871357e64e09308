package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.hooks.LoopwardenFutures;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenNatives;
import org.junit.jupiter.api.Test;

class OwnFramesTest {

  @Test
  void theEngineAndTheHooksAreTheAgents() {
    assertThat(OwnFrames.contain("io.loopwarden.engine.record.Recorder")).isTrue();
    assertThat(OwnFrames.contain(LoopwardenHooks.class.getName())).isTrue();
    assertThat(OwnFrames.contain(LoopwardenIterations.class.getName())).isTrue();
  }

  @Test
  void theApplicationTheJdkAndTheAgentsPublicInterfaceAreNot() {
    assertThat(OwnFrames.contain("com.acme.Orders")).isFalse();
    assertThat(OwnFrames.contain("java.lang.Thread")).isFalse();
    assertThat(OwnFrames.contain("io.loopwarden.api.Loopwarden")).isFalse();
  }

  @Test
  void aHookOfOperationsIsRecognisedByItsClass() {
    assertThat(OwnFrames.haveHooksOfOperations(LoopwardenHooks.class)).isTrue();
    assertThat(OwnFrames.haveHooksOfOperations(LoopwardenNatives.class)).isTrue();
    assertThat(OwnFrames.haveHooksOfOperations(LoopwardenFutures.class)).isTrue();
    assertThat(OwnFrames.haveHooksOfOperations(OwnFrames.class)).isFalse();
  }
}
