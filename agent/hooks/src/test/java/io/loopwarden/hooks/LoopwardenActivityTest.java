package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopwardenActivityTest {

  private static final int SLEEP = 1;

  private final RecordingEngine engine = new RecordingEngine();
  private final Object executor = "loop";
  private LoopwardenLoop loop;

  @BeforeEach
  void becomeEventLoop() {
    LoopwardenHooks.connect(engine, SLEEP, SLEEP, SLEEP, false);
    LoopwardenIterations.stallThreshold(0);
    LoopwardenActivity.causality(true);
    LoopwardenLoops.register(Thread.currentThread(), executor, engine);
    loop = LoopwardenLoops.find(Thread.currentThread());
  }

  @AfterEach
  void becomeOrdinary() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
    LoopwardenIterations.stallThreshold(Long.MAX_VALUE);
    LoopwardenActivity.causality(false);
    LoopwardenActivity.scope(false);
    LoopwardenHooks.connect(
        null,
        LoopwardenOperationCode.NONE,
        LoopwardenOperationCode.NONE,
        LoopwardenOperationCode.NONE,
        false);
  }

  @Test
  void anIterationBeyondTheThresholdIsTold() {
    idle();
    assertThat(engine.stalls).isEmpty();

    idle();
    assertThat(engine.stalls).hasSize(1);
    assertThat(engine.stalls.get(0)).isNotNegative();
  }

  @Test
  void anIterationBelowTheThresholdIsNotTold() {
    LoopwardenIterations.stallThreshold(Long.MAX_VALUE);
    idle();
    idle();

    assertThat(engine.stalls).isEmpty();
  }

  @Test
  void whatHappensInsideTheWaitIsNoOperation() {
    LoopwardenLoop idle = LoopwardenIterations.enterIdle();
    assertThat(LoopwardenHooks.enter(SLEEP)).isNull();
    assertThat(LoopwardenIterations.enterIdle()).isNull();
    LoopwardenHooks.exit(idle);

    assertThat(engine.calls).isEmpty();
  }

  @Test
  void anOperationIsNoWaitForEvents() {
    LoopwardenLoop sleep = LoopwardenHooks.enter(SLEEP);
    assertThat(LoopwardenIterations.enterIdle()).isNull();
    LoopwardenHooks.exit(sleep);

    assertThat(engine.calls).hasSize(1);
  }

  /** Such as to load one of its classes, which reads its jar. */
  @Test
  void whatTheEngineDoesWhenItHearsOfWorkIsNoOperation() {
    List<LoopwardenLoop> entered = new ArrayList<>();
    engine.ownWork = () -> entered.add(LoopwardenHooks.enter(SLEEP));
    LoopwardenActivity.scope(true);

    LoopwardenActivity.requestBegins("a request");
    LoopwardenActivity.enterRoute("a route", "a request");
    LoopwardenExchanges.begins("an exchange");
    LoopwardenExchanges.connects("an exchange", "its operations");
    LoopwardenActivity.timed(executor, "a task");

    assertThat(entered).hasSize(5).containsOnlyNulls();
    assertThat(engine.calls).isEmpty();
    assertThat(LoopwardenHooks.enter(SLEEP)).isNotNull();
  }

  /** A stack overflow ends the hook of an operation's end, or of a wait's, before it says so. */
  @Test
  void anOperationThatNeverEndedIsForgottenAtTheLoopsOwnWait() {
    engine.idling = true;
    LoopwardenHooks.enter(SLEEP);

    idle();

    LoopwardenHooks.exit(LoopwardenHooks.enter(SLEEP));
    assertThat(engine.calls).hasSize(1);
  }

  @Test
  void anOperationThatNeverEndedIsForgottenAtTheLoopsOwnSelector() {
    engine.idling = true;
    LoopwardenHooks.enter(SLEEP);

    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(new Object(), SLEEP));

    LoopwardenHooks.exit(LoopwardenHooks.enter(SLEEP));
    assertThat(engine.calls).hasSize(1);
  }

  /** A loop that is never out of work does not wait. */
  @Test
  void anOperationThatNeverEndedIsForgottenWhereTheLoopLooksForEvents() {
    engine.idling = true;
    Object selector = new Object();
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(selector, SLEEP));
    LoopwardenHooks.enter(SLEEP);

    LoopwardenIterations.polled(selector);

    LoopwardenHooks.exit(LoopwardenHooks.enter(SLEEP));
    assertThat(engine.calls).hasSize(1);
  }

  @Test
  void theFirstSelectorOfALoopThatBeginsIsItsOwn() {
    engine.idling = false; // the stack is not walked
    LoopwardenIterations.first();
    Object selector = new Object();

    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(selector, SLEEP));
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(selector, SLEEP));

    assertThat(engine.calls).isEmpty();
    assertThat(loop.ownSelector).isSameAs(selector);
  }

  @Test
  void theFirstLookForEventsOfALoopThatBeginsIsItsOwn() {
    engine.idling = false;
    LoopwardenIterations.first();
    Object selector = new Object();

    LoopwardenIterations.polled(selector);

    assertThat(loop.ownSelector).isSameAs(selector);
  }

  @Test
  void aSelectorOfATaskIsNotTheLoopsOwnHoweverEarly() {
    LoopwardenIterations.first();

    LoopwardenLoop task = LoopwardenActivity.enterTask("task");
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(new Object(), SLEEP));
    LoopwardenActivity.exitTask(task);
    LoopwardenLoop pipeline = LoopwardenActivity.enterPipeline("pipeline");
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(new Object(), SLEEP));
    LoopwardenActivity.exitPipeline(pipeline);

    assertThat(engine.calls).hasSize(2);
    assertThat(loop.ownSelector).isNull();
  }

  @Test
  void aSecondSelectorIsNotTheLoopsOwnUnlessTheStackSaysSo() {
    LoopwardenIterations.first();
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect("own", SLEEP));

    LoopwardenHooks.exit(LoopwardenHooks.enterSelect("another", SLEEP));

    assertThat(engine.calls).hasSize(1);
    assertThat(loop.ownSelector).isEqualTo("own");
  }

  /** What it does is not known: a task may have begun before. */
  @Test
  void theFirstSelectorOfALoopThatRanBeforeMayBeATasks() {
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(new Object(), SLEEP));

    assertThat(engine.calls).hasSize(1);
    assertThat(loop.ownSelector).isNull();
  }

  @Test
  void aWaitThatNeverEndedIsForgottenAtTheNextTask() {
    LoopwardenIterations.enterIdle();

    LoopwardenActivity.exitTask(LoopwardenActivity.enterTask("task"));

    LoopwardenHooks.exit(LoopwardenHooks.enter(SLEEP));
    assertThat(engine.calls).hasSize(1);
  }

  @Test
  void operationsAreSummedUpByIteration() {
    idle();
    LoopwardenHooks.exit(LoopwardenHooks.enter(SLEEP));
    assertThat(loop.calledNanos()).isPositive();

    idle();
    assertThat(loop.calledNanos()).isZero();
  }

  @Test
  void lookingForEventsWithoutWaitingEndsAnIteration() {
    engine.idling = true;
    Object selector = new Object();
    LoopwardenHooks.exit(LoopwardenHooks.enterSelect(selector, SLEEP));
    long since = loop.metrics.busySinceNanos();

    LoopwardenIterations.polled(selector);

    assertThat(loop.metrics.busySinceNanos()).isNotEqualTo(since).isNotZero();
    assertThat(engine.stalls).hasSize(1);
    LoopwardenIterations.polled(new Object());
    assertThat(engine.stalls).hasSize(1);
  }

  @Test
  void anIterationEndsWithWhatNettyReadsRightBeforeItWaits() {
    idle();
    long since = loop.metrics.busySinceNanos();
    long read = LoopwardenIterations.clockBeforeWait();
    idle();
    assertThat(loop.metrics.busyNanos()).isEqualTo(read - since);

    long busyNanos = loop.metrics.busyNanos();
    since = loop.metrics.busySinceNanos();
    passMillisecond();
    idle();
    assertThat(loop.metrics.busyNanos())
        .as("a reading serves once")
        .isGreaterThan(busyNanos)
        .isGreaterThan(busyNanos + read - since);
  }

  @Test
  void whatWasReadBeforeAWaitThatDidNotHappenIsForgotten() {
    Object selector = new Object();
    loop.ownSelector = selector;
    idle();
    LoopwardenIterations.clockBeforeWait();
    LoopwardenIterations.polled(selector);
    long since = loop.metrics.busySinceNanos();
    long busyNanos = loop.metrics.busyNanos();
    passMillisecond();
    idle();

    assertThat(loop.metrics.busyNanos()).isGreaterThan(busyNanos + 500_000);
    assertThat(loop.metrics.busySinceNanos()).isGreaterThan(since);
  }

  @Test
  void nettyGetsTheReadingOfTheIterationsBeginOnce() {
    idle();
    passMillisecond();
    assertThat(LoopwardenIterations.clockAfterWait()).isEqualTo(loop.metrics.busySinceNanos());
    assertThat(LoopwardenIterations.clockAfterWait()).isGreaterThan(loop.metrics.busySinceNanos());
  }

  @Test
  void otherThreadsReadTheClockAsEver() {
    idle();
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
    passMillisecond();

    long before = System.nanoTime();
    assertThat(LoopwardenIterations.clockAfterWait()).isBetween(before, System.nanoTime());
    assertThat(LoopwardenIterations.clockBeforeWait()).isBetween(before, System.nanoTime());
  }

  private static void passMillisecond() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 1_000_000) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theTaskIsKnownWhileItRuns() {
    Object task = new Object();
    LoopwardenLoop running = LoopwardenActivity.enterTask(task);
    assertThat(loop.task).isSameAs(task);

    LoopwardenActivity.exitTask(running);
    assertThat(loop.task).isNull();
  }

  @Test
  void thePipelineIsKnownWhileItsEventIsHandled() {
    Object pipeline = new Object();
    LoopwardenLoop running = LoopwardenActivity.enterPipeline(pipeline);
    assertThat(loop.pipeline).isSameAs(pipeline);

    LoopwardenActivity.exitPipeline(running);
    assertThat(loop.pipeline).isNull();
  }

  @Test
  void aRouteThatCallsOnToAnotherIsThereAgainAfterwards() {
    Object outer = LoopwardenActivity.enterRoute("/orders", "request");
    Object inner = LoopwardenActivity.enterRoute("/orders/:id", "request");
    assertThat(loop.route).isEqualTo("/orders/:id");

    LoopwardenActivity.exitRoute(inner);
    assertThat(loop.route).isEqualTo("/orders");
    assertThat(loop.routing).isEqualTo("request");

    LoopwardenActivity.exitRoute(outer);
    assertThat(loop.route).isNull();
    assertThat(loop.routing).isNull();
  }

  @Test
  void aRequestIsKnownUntilTheEventEndsThatBroughtIt() {
    LoopwardenLoop running = LoopwardenActivity.enterPipeline("pipeline");
    LoopwardenActivity.requested("exchange");
    assertThat(loop.routing).isEqualTo("exchange");

    LoopwardenActivity.exitPipeline(running);
    assertThat(loop.routing).isNull();
  }

  @Test
  void aRequestIsKnownUntilTheTaskEndsThatBeganIt() {
    LoopwardenLoop running = LoopwardenActivity.enterTask(new Object());
    LoopwardenActivity.requested("request");
    LoopwardenActivity.requested("exchange");
    assertThat(loop.routing).isEqualTo("exchange");

    LoopwardenActivity.exitTask(running);
    assertThat(loop.routing).isNull();
  }

  @Test
  void anEventInsideARouteDoesNotEndItsRequest() {
    Object outer = LoopwardenActivity.enterRoute("/orders", "request");
    LoopwardenActivity.exitPipeline(LoopwardenActivity.enterPipeline("pipeline"));
    assertThat(loop.routing).isEqualTo("request");

    LoopwardenActivity.exitRoute(outer);
    assertThat(loop.routing).isNull();
  }

  @Test
  void idsOfTheLoggingContextLastAsLongAsTheTask() {
    LoopwardenLoop running = LoopwardenActivity.enterTask(new Object());
    LoopwardenActivity.logged("trace_id", "4bf92f");
    LoopwardenActivity.logged("spanId", "00f067");
    LoopwardenActivity.logged("requestId", "17");
    LoopwardenActivity.logged("password", "secret");
    assertThat(loop.traceId).isEqualTo("4bf92f");
    assertThat(loop.spanId).isEqualTo("00f067");
    assertThat(loop.requestId).isEqualTo("17");

    LoopwardenActivity.exitTask(running);
    assertThat(loop.traceId).isNull();
    assertThat(loop.spanId).isNull();
    assertThat(loop.requestId).isNull();
  }

  @Test
  void theContextOfOpenTelemetryIsThatOfItsThread() {
    LoopwardenLoop task = LoopwardenActivity.enterTask(new Object());
    LoopwardenActivity.traced("outer");
    LoopwardenActivity.exitPipeline(LoopwardenActivity.enterPipeline(new Object()));
    assertThat(loop.tracing).isEqualTo("outer");

    LoopwardenActivity.traced(null);
    assertThat(loop.tracing).isNull();

    LoopwardenActivity.traced("for longer");
    LoopwardenActivity.exitTask(task);
    assertThat(loop.tracing).isEqualTo("for longer");
  }

  @Test
  void aTaskThatAnotherThreadQueuedIsTold() throws InterruptedException {
    Thread other = new Thread(() -> LoopwardenActivity.queued(executor, "task"));
    other.start();
    other.join();
    LoopwardenActivity.queued(executor, "own task");
    LoopwardenActivity.queued("another executor", "task");

    assertThat(engine.scheduled).containsExactly("task");
  }

  @Test
  void nothingHappensOnOtherThreads() throws InterruptedException {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);

    assertThat(LoopwardenIterations.enterIdle()).isNull();
    assertThat(LoopwardenActivity.enterTask(new Object())).isNull();
    assertThat(LoopwardenActivity.enterPipeline(new Object())).isNull();
    assertThat(LoopwardenActivity.enterRoute("/", "request")).isNull();
    LoopwardenActivity.logged("trace_id", "1");
    LoopwardenActivity.traced("context");
    LoopwardenFutures.awaits("promise");
    LoopwardenActivity.exitTask(null);
    LoopwardenActivity.exitPipeline(null);
    LoopwardenActivity.exitRoute(null);

    assertThat(loop.traceId).isNull();
    assertThat(loop.tracing).isNull();
    assertThat(loop.awaited).isNull();
  }

  private static void idle() {
    LoopwardenHooks.exit(LoopwardenIterations.enterIdle());
  }

  @Test
  void whatIsPutOffIsSomebodysWorkOnceThereAreScopes() {
    LoopwardenActivity.timed(executor, "unknown");
    LoopwardenActivity.scope(true);
    try {
      LoopwardenActivity.timed(executor, "known");
      LoopwardenActivity.timed(executor, null);
    } finally {
      LoopwardenActivity.scope(false);
    }

    assertThat(engine.owned).containsExactly("known");
  }
}
