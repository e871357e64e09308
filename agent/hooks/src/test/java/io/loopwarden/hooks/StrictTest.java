package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What merely can block is refused as well, on a thread that the program declares. */
class StrictTest {

  private static final int LOCK = 5 * 2;
  private static final int FILE = 6 * 2;
  private static final int YIELD = 9 * 2;

  private final Error refusal = new Error("refused");
  private final List<Integer> refused = new ArrayList<>();

  private final RecordingEngine engine =
      new RecordingEngine() {
        @Override
        public Throwable refusal(LoopwardenLoop loop, int code) {
          super.refusal(loop, code);
          LoopwardenHooks.exit(LoopwardenHooks.enter(FILE)); // what the program's callback does
          return refused.contains(code) ? refusal : null;
        }
      };

  @BeforeEach
  void connect() {
    LoopwardenHooks.connect(engine, 0, 0, 0, true);
    LoopwardenHooks.beStrict(YIELD);
    LoopwardenLoops.declare(Thread.currentThread(), false, engine);
  }

  @AfterEach
  void disconnect() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
    LoopwardenHooks.connect(null, 0, 0, 0, false);
  }

  @Test
  void aLockIsRefused() {
    refused.add(LOCK);

    assertThatThrownBy(() -> LoopwardenHooks.enter(LOCK)).isSameAs(refusal);

    assertThat(engine.asked).containsExactly(LOCK);
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void theRefusalOfAPartLeavesTheWhole() {
    refused.add(LOCK);
    LoopwardenLoop whole = LoopwardenHooks.enter(FILE);

    assertThatThrownBy(() -> LoopwardenHooks.enter(LOCK)).isSameAs(refusal);
    LoopwardenHooks.exit(whole);

    assertThat(engine.asked).containsExactly(FILE, LOCK);
    assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(FILE);
  }

  @Test
  void aPartOfTheAgentsOwnWorkIsNotRefused() {
    refused.add(LOCK);
    LoopwardenLoop paused = LoopwardenHooks.pause();

    assertThatCode(() -> LoopwardenHooks.enter(LOCK)).doesNotThrowAnyException();

    LoopwardenHooks.resume(paused);
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void yieldIsRefusedWhereItIsNative() {
    refused.add(YIELD);

    assertThatThrownBy(LoopwardenNatives::yield).isSameAs(refusal);

    refused.clear();
    LoopwardenNatives.yield();
    assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(YIELD);
  }

  @Test
  void anEventLoopThatNobodyDeclaresIsAskedAboutNothing() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
    LoopwardenLoops.register(Thread.currentThread(), engine);
    refused.add(LOCK);

    LoopwardenHooks.exit(LoopwardenHooks.enter(LOCK));

    assertThat(engine.asked).isEmpty();
  }
}
