package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Selectors, waits inside other operations, and waits that can never end. */
class WaitingTest {

  private static final int WAIT = 7 * 2 | LoopwardenOperationCode.WAITING;
  private static final int SELECT = 9 * 2;
  private static final int QUERY = 10 * 2 | LoopwardenOperationCode.BLOCKING;

  private final RecordingEngine engine = new RecordingEngine();
  private final Object selector = new Object();
  private final Object future = new Object();

  @BeforeEach
  void becomeEventLoop() {
    LoopwardenHooks.connect(
        engine, LoopwardenOperationCode.NONE, WAIT, LoopwardenOperationCode.NONE, false);
    LoopwardenLoops.register(Thread.currentThread(), engine);
  }

  @AfterEach
  void becomeOrdinary() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
    LoopwardenHooks.connect(
        null,
        LoopwardenOperationCode.NONE,
        LoopwardenOperationCode.NONE,
        LoopwardenOperationCode.NONE,
        false);
  }

  @Test
  void onTheSelectorThatALoopIdlesOnItIsIdleFromThenOn() {
    engine.idling = true;
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(selector, SELECT));

    engine.idling = false;
    LoopwardenLoop idle = LoopwardenHooks.enterSelect(selector, SELECT);
    assertThat(idle.metrics.busySinceNanos()).isZero();
    LoopwardenHooks.exit(idle);
    assertThat(idle.metrics.busySinceNanos()).isNotZero();
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void anotherSelectorIsTimed() {
    engine.idling = true;
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(selector, SELECT));
    engine.idling = false;

    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(new Object(), SELECT));

    assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SELECT);
  }

  @Test
  void aSelectorInsideAnotherOperationBelongsToThat() {
    engine.idling = false;
    LoopwardenLoop query = LoopwardenHooks.enter(QUERY);
    assertThat(LoopwardenHooks.enterSelect(selector, SELECT)).isNull();
    LoopwardenHooks.exit(query);

    assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(QUERY);
    assertThat(LoopwardenHooks.enterSelect(selector, SELECT)).isNotNull();
  }

  @Test
  void aWaitInsideAnotherOperationIsRemembered() {
    LoopwardenLoop query = LoopwardenHooks.enter(QUERY);
    assertThat(query.waited).isFalse();
    LoopwardenHooks.exit(LoopwardenHooks.enter(WAIT));
    assertThat(query.waited).isTrue();
    LoopwardenHooks.exit(query);

    assertThat(LoopwardenHooks.enter(QUERY).waited).isFalse();
  }

  @Test
  void waitingForWhatThisLoopCompletesIsADeadlock() {
    LoopwardenFutures.completes("this loop", future);

    LoopwardenLoop loop = LoopwardenFutures.enterAwait(future, WAIT);

    assertThat(engine.begunDeadlocks).containsExactly(WAIT);
    assertThat(engine.deadlocks).isEmpty();
    assertThat(engine.calls).isEmpty();
    assertThat(loop.deadlocked).isTrue();
    LoopwardenHooks.exit(loop);
    assertThat(engine.calls).hasSize(1);
    assertThat(LoopwardenHooks.enter(QUERY).deadlocked).isFalse();
  }

  @Test
  void whatTheEngineDoesForADeadlockIsNoPartOfTheWait() {
    LoopwardenFutures.completes("this loop", future);
    engine.ownWork = () -> LoopwardenHooks.exit(LoopwardenHooks.enter(QUERY));

    LoopwardenHooks.exit(LoopwardenFutures.enterAwait(future, WAIT));

    assertThat(engine.calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.code()).isEqualTo(WAIT);
              assertThat(call.blocking()).isFalse();
            });
  }

  @Test
  void aWaitInsideAnotherOperationIsNoDeadlockOfItsOwn() {
    LoopwardenFutures.completes("this loop", future);

    LoopwardenLoop query = LoopwardenHooks.enter(QUERY);
    assertThat(LoopwardenFutures.enterAwait(future, WAIT)).isNull();
    LoopwardenHooks.exit(query);

    assertThat(engine.begunDeadlocks).isEmpty();
  }

  @Test
  void waitingForWhatOthersCompleteIsNone() {
    LoopwardenFutures.completes("another loop", future);

    LoopwardenHooks.exit(LoopwardenFutures.enterAwait(future, WAIT));
    LoopwardenHooks.exit(LoopwardenFutures.enterAwait(new Object(), WAIT));

    assertThat(engine.deadlocks).isEmpty();
    assertThat(engine.begunDeadlocks).isEmpty();
    assertThat(engine.calls).hasSize(2);
  }

  @Test
  void onlyTheLastFuturesAreRemembered() {
    LoopwardenFutures.completes("this loop", future);
    Object[] others = new Object[16];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Object();
      LoopwardenFutures.completes("another loop", others[i]);
    }

    LoopwardenHooks.exit(LoopwardenFutures.enterAwait(future, WAIT));

    assertThat(engine.deadlocks).isEmpty();
    assertThat(engine.begunDeadlocks).isEmpty();
  }

  @Test
  void whatNettyRefusesIsADeadlock() {
    LoopwardenFutures.deadlocked();

    assertThat(engine.deadlocks).containsExactly(WAIT);
    assertThat(LoopwardenHooks.enter(QUERY)).isNotNull();
  }

  @Test
  void whatTheAgentDoesItselfIsNoOperation() {
    LoopwardenLoop paused = LoopwardenHooks.pause();
    assertThat(LoopwardenHooks.enter(QUERY)).isNull();
    assertThat(LoopwardenHooks.pause()).isNull();
    LoopwardenHooks.resume(paused);

    LoopwardenLoop query = LoopwardenHooks.enter(QUERY);
    assertThat(LoopwardenHooks.pause()).isNull();
    LoopwardenHooks.resume(null);
    LoopwardenHooks.exit(query);
    assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(QUERY);
  }

  @Test
  void onAnOrdinaryThreadNothingIsAsked() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);

    LoopwardenFutures.completes("this loop", future);
    LoopwardenFutures.deadlocked();

    assertThat(LoopwardenHooks.pause()).isNull();
    assertThat(LoopwardenFutures.enterAwait(future, WAIT)).isNull();
    assertThat(LoopwardenHooks.enterSelect(selector, SELECT)).isNull();
    assertThat(engine.deadlocks).isEmpty();
  }
}
