package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.SyncFailedException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoopwardenHooksTest {

  // A code is the operation's number times two, plus one if it blocks by nature.
  private static final int SLEEP = 3 * 2 + 1;
  private static final int SOCKET = 4 * 2 + 1;
  private static final int LOCK = 5 * 2;
  private static final int FILE = 6 * 2;
  private static final int WAIT = 7 * 2;
  private static final int SYNC = 8 * 2;

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType OF_LONG = MethodType.methodType(void.class, long.class);

  private final RecordingEngine engine = new RecordingEngine();

  @BeforeEach
  void connect() {
    connect(engine, false);
  }

  private static void connect(LoopwardenHookCallbacks engine, boolean refusing) {
    LoopwardenHooks.connect(engine, SLEEP, WAIT, SYNC, refusing);
  }

  @AfterEach
  void disconnect() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
    connect(null, false);
  }

  private void becomeEventLoop() {
    LoopwardenLoops.register(Thread.currentThread(), engine);
  }

  /** Fails if the thread's state is not that of a loop outside any operation. */
  private void assertOutsideAnyOperation() {
    int before = engine.calls.size();
    LoopwardenLoop loop = LoopwardenHooks.enter(FILE);
    assertThat(loop).isNotNull();
    LoopwardenHooks.exit(loop);
    assertThat(engine.calls).hasSize(before + 1);
    RecordingEngine.Call call = engine.calls.get(before);
    assertThat(call.code()).isEqualTo(FILE);
    assertThat(call.blocking()).isFalse();
  }

  @Nested
  class OnAnOrdinaryThread {

    @Test
    void nothingBegins() {
      assertThat(LoopwardenHooks.enter(SOCKET)).isNull();
      LoopwardenHooks.exit(null);
      LoopwardenHooks.exitWith("result", null);

      assertThat(engine.calls).isEmpty();
    }

    @Test
    void aResultIsKnownFromThenOn() {
      long before = System.nanoTime();
      LoopwardenHooks.exitWith(null, null);
      assertThat(LoopwardenHooks.hasResultSince(before)).isFalse();

      LoopwardenHooks.exitWith("connection", null);
      assertThat(LoopwardenHooks.hasResultSince(before)).isTrue();
      assertThat(LoopwardenHooks.hasResultSince(System.nanoTime() + 1)).isFalse();
    }

    @Test
    void aStreamBeginsNothing() {
      assertThat(LoopwardenHooks.enterStream("path", SOCKET)).isNull();
      assertThat(LoopwardenHooks.enterStream(null, SOCKET)).isNull();
    }

    @Test
    void nothingIsRefused() {
      connect(engine, true);

      assertThat(LoopwardenHooks.enter(SOCKET)).isNull();
      assertThat(engine.asked).isEmpty();
    }

    @Test
    void theHooksForNativesDoWhatTheNativesDo() throws Exception {
      long start = System.nanoTime();
      LoopwardenNatives.sleep(20);
      synchronized (engine) {
        LoopwardenNatives.wait(engine, 20);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(40));
      assertThatThrownBy(() -> LoopwardenNatives.sync(new FileDescriptor()))
          .isInstanceOf(SyncFailedException.class);
      assertThat(engine.calls).isEmpty();
    }
  }

  @Nested
  class OnAThreadThatChangesItsMind {

    private boolean strict;

    /** Says what the thread says, and is itself an operation, which must not count. */
    private final RecordingEngine listener =
        new RecordingEngine() {
          @Override
          public boolean mustNotBlock(LoopwardenLoop loop) {
            LoopwardenHooks.exit(LoopwardenHooks.enter(FILE));
            return strict;
          }
        };

    @BeforeEach
    void declare() {
      connect(listener, true);
      LoopwardenLoops.declare(Thread.currentThread(), true, listener);
    }

    @Test
    void anOperationBeginsOnlyWhileItMustNotBlock() {
      assertThat(LoopwardenHooks.enter(SOCKET)).isNull();
      strict = true;
      LoopwardenLoop loop = LoopwardenHooks.enter(SOCKET);
      assertThat(loop).isNotNull();
      LoopwardenHooks.exit(loop);
      strict = false;
      assertThat(LoopwardenHooks.enter(SOCKET)).isNull();

      assertThat(listener.asked).hasSize(1);
      assertThat(listener.calls).hasSize(1);
    }
  }

  @Test
  void aThreadThatIsAboutToStartIsTold() {
    Thread thread = new Thread();
    List<Thread> told = new ArrayList<>();
    connect(
        new RecordingEngine() {
          @Override
          public void starting(Thread starting) {
            told.add(starting);
            throw new IllegalStateException("the application must not notice");
          }
        },
        false);

    LoopwardenThreads.starting(thread);

    assertThat(told).containsExactly(thread);
  }

  @Nested
  class OnAnEventLoop {

    @BeforeEach
    void loop() {
      becomeEventLoop();
    }

    @Test
    void anOperationIsTimed() {
      long before = System.nanoTime();
      LoopwardenLoop loop = LoopwardenHooks.enter(SOCKET);
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < 2_000_000) {
        Thread.onSpinWait();
      }
      LoopwardenHooks.exit(loop);
      long after = System.nanoTime();

      assertThat(engine.calls).hasSize(1);
      RecordingEngine.Call call = engine.calls.get(0);
      assertThat(call.loop().thread).isSameAs(Thread.currentThread());
      assertThat(call.code()).isEqualTo(SOCKET);
      assertThat(call.blocking()).isTrue();
      assertThat(call.durationNanos()).isBetween(2_000_000L, after - before);
    }

    @Test
    void theOutermostOperationIsReported() {
      LoopwardenLoop outer = LoopwardenHooks.enter(SOCKET);
      LoopwardenLoop inner = LoopwardenHooks.enter(SLEEP);
      LoopwardenHooks.exit(inner);
      assertThat(inner).isNull();
      assertThat(engine.calls).isEmpty();

      LoopwardenHooks.exit(outer);

      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SOCKET);
      assertOutsideAnyOperation();
    }

    @Test
    void anInnerOperationLendsItsNature() {
      LoopwardenLoop outer = LoopwardenHooks.enter(LOCK);
      LoopwardenHooks.exit(LoopwardenHooks.enter(SOCKET));
      LoopwardenHooks.exit(LoopwardenHooks.enter(FILE));
      LoopwardenHooks.exit(outer);

      assertThat(engine.calls).hasSize(1);
      assertThat(engine.calls.get(0).code()).isEqualTo(LOCK);
      assertThat(engine.calls.get(0).blocking()).isTrue();
      assertOutsideAnyOperation();
    }

    @Test
    void anInnerOperationTakesNoNatureAway() {
      LoopwardenLoop outer = LoopwardenHooks.enter(SOCKET);
      LoopwardenHooks.exit(LoopwardenHooks.enter(LOCK));
      LoopwardenHooks.exit(outer);

      assertThat(engine.calls.get(0).blocking()).isTrue();
    }

    @Test
    void whatMerelyCanBlockIsNotBlockingByItself() {
      LoopwardenLoop outer = LoopwardenHooks.enter(LOCK);
      LoopwardenHooks.exit(LoopwardenHooks.enter(FILE));
      LoopwardenHooks.exit(outer);

      assertThat(engine.calls.get(0).blocking()).isFalse();
    }

    @Test
    void aSecondExitIsNothing() {
      LoopwardenLoop loop = LoopwardenHooks.enter(SOCKET);
      LoopwardenHooks.exit(loop);
      LoopwardenHooks.exit(loop);

      assertThat(engine.calls).hasSize(1);
    }

    @Test
    void aCallWithoutResultDidNotHappen() {
      LoopwardenHooks.exitWith(null, LoopwardenHooks.enter(SOCKET));

      assertThat(engine.calls).isEmpty();
      assertOutsideAnyOperation();
    }

    @Test
    void aCallWithResultIsReported() {
      LoopwardenHooks.exitWith("connection", LoopwardenHooks.enter(SOCKET));

      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SOCKET);
      assertOutsideAnyOperation();
    }

    @Test
    void aFailingEngineIsNotNoticed() {
      connect(
          new RecordingEngine() {
            @Override
            public void called(LoopwardenLoop loop, int code, boolean blocking, long nanos) {
              throw new StackOverflowError();
            }
          },
          false);
      LoopwardenLoop loop = LoopwardenHooks.enter(SOCKET);

      assertThatCode(() -> LoopwardenHooks.exit(loop)).doesNotThrowAnyException();

      connect(engine, false);
      assertOutsideAnyOperation();
    }

    @Test
    void withoutEngineNothingHappens() {
      connect(null, false);
      LoopwardenLoop loop = LoopwardenHooks.enter(SOCKET);

      assertThatCode(() -> LoopwardenHooks.exit(loop)).doesNotThrowAnyException();
      assertThat(engine.calls).isEmpty();
    }

    @Test
    void aChannelCountsInItsBlockingModeOnly() throws Exception {
      try (SocketChannel channel = SocketChannel.open()) {
        channel.configureBlocking(false);
        assertThat(LoopwardenHooks.enterChannel(channel, SOCKET)).isNull();

        channel.configureBlocking(true);
        LoopwardenHooks.exit(LoopwardenHooks.enterChannel(channel, SOCKET));
      }

      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SOCKET);
    }

    @Test
    void aMethodWithNothingLeftToDoDoesNotBegin() {
      assertThat(LoopwardenHooks.enterUnless(true, SOCKET)).isNull();
      assertThat(LoopwardenHooks.enterUnless("input stream", SOCKET)).isNull();

      LoopwardenHooks.exit(LoopwardenHooks.enterUnless(false, SOCKET));
      LoopwardenHooks.exit(LoopwardenHooks.enterUnless(null, LOCK));

      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SOCKET, LOCK);
    }
  }

  @Nested
  class Refusing {

    private final IllegalStateException refusal = new IllegalStateException("refused");

    @BeforeEach
    void refuse() {
      becomeEventLoop();
      connect(
          new RecordingEngine() {
            @Override
            public Throwable refusal(LoopwardenLoop loop, int code) {
              engine.refusal(loop, code);
              return refusal;
            }

            @Override
            public void called(LoopwardenLoop loop, int code, boolean blocking, long nanos) {
              engine.called(loop, code, blocking, nanos);
            }
          },
          true);
    }

    @Test
    void whatBlocksByNatureThrowsAndLeavesNoOperationBehind() {
      assertThatThrownBy(() -> LoopwardenHooks.enter(SOCKET)).isSameAs(refusal);

      assertThat(engine.asked).containsExactly(SOCKET);
      assertThat(engine.calls).isEmpty();
      assertOutsideAnyOperation();
    }

    @Test
    void whatMerelyCanBlockRuns() {
      LoopwardenHooks.exit(LoopwardenHooks.enter(LOCK));

      assertThat(engine.asked).isEmpty();
      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(LOCK);
    }

    /** A refusal is what the engine returns; what it throws is a fault of the agent's own. */
    @Test
    void whatFailsWhileRefusingNeverReachesTheCallerAndTheOperationIsTimed() {
      connect(
          new RecordingEngine() {
            @Override
            public Throwable refusal(LoopwardenLoop loop, int code) {
              throw new StackOverflowError();
            }

            @Override
            public void called(LoopwardenLoop loop, int code, boolean blocking, long nanos) {
              engine.called(loop, code, blocking, nanos);
            }
          },
          true);

      LoopwardenHooks.exit(LoopwardenHooks.enter(SOCKET));

      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SOCKET);
      assertOutsideAnyOperation();
    }

    @Test
    void nothingIsThrownOutOfAnOperationThatRunsAlready() {
      LoopwardenLoop lock = LoopwardenHooks.enter(LOCK);

      assertThat(LoopwardenHooks.enter(SOCKET)).isNull();

      LoopwardenHooks.exit(lock);
      assertThat(engine.asked).isEmpty();
      assertThat(engine.calls.get(0).blocking()).isTrue();
    }

    @Test
    void sleepDoesNotSleep() {
      long start = System.nanoTime();

      assertThatThrownBy(() -> LoopwardenNatives.sleep(60_000)).isSameAs(refusal);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(engine.asked).containsExactly(SLEEP);
      assertOutsideAnyOperation();
    }

    @Test
    void whatTheEngineLetsPassRunsAndIsTimed() {
      connect(engine, true);

      LoopwardenHooks.exit(LoopwardenHooks.enter(SOCKET));

      assertThat(engine.asked).containsExactly(SOCKET);
      assertThat(engine.calls).extracting(RecordingEngine.Call::code).containsExactly(SOCKET);
    }
  }

  @Nested
  class ExecutorChanges {

    private final Thread thread = Thread.currentThread();

    @Test
    void anEventLoopTakesOverTheThread() {
      LoopwardenThreads.executorChanged("loop 1");

      assertThat(LoopwardenLoops.find(thread).thread).isSameAs(thread);
      assertThat(engine.started).hasSize(1);
    }

    @Test
    void theThreadIsTakenAway() {
      LoopwardenThreads.executorChanged("loop 1");
      LoopwardenThreads.executorChanged(null);

      assertThat(LoopwardenLoops.find(thread)).isNull();
      assertThat(engine.ended).containsExactlyElementsOf(engine.started).hasSize(1);
    }

    @Test
    void anotherExecutorTakesOverTheThread() {
      LoopwardenThreads.executorChanged("loop 1");
      LoopwardenThreads.executorChanged("pool 1");

      assertThat(LoopwardenLoops.find(thread)).isNull();
    }

    @Test
    void anExecutorThatIsNoEventLoopIsNothing() {
      LoopwardenThreads.executorChanged("pool 1");

      assertThat(LoopwardenLoops.find(thread)).isNull();
      assertThat(engine.started).isEmpty();
    }

    @Test
    void aFailingEngineIsNotNoticed() {
      connect(
          new RecordingEngine() {
            @Override
            public boolean isEventLoop(Object executor) {
              throw new NoClassDefFoundError("gone");
            }
          },
          false);

      assertThatCode(() -> LoopwardenThreads.executorChanged("loop 1")).doesNotThrowAnyException();
      assertThat(LoopwardenLoops.find(thread)).isNull();
    }

    @Test
    void withoutEngineNothingHappens() {
      connect(null, false);

      assertThatCode(() -> LoopwardenThreads.executorChanged("loop 1")).doesNotThrowAnyException();
      assertThat(LoopwardenLoops.find(thread)).isNull();
    }
  }

  /** The hooks that stand in for the natives of JDK 17, on an event loop. */
  @Nested
  class StandingInForNatives {

    @BeforeEach
    void loop() {
      becomeEventLoop();
    }

    @Test
    void sleepIsReported() throws InterruptedException {
      LoopwardenNatives.sleep(10);

      assertCalled(SLEEP, 10);
    }

    @Test
    void aSleepThatFailsIsEnded() {
      assertThatThrownBy(() -> LoopwardenNatives.sleep(-1))
          .isInstanceOf(IllegalArgumentException.class);

      assertOutsideAnyOperation();
    }

    @Test
    void anInterruptedSleepIsEnded() {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> LoopwardenNatives.sleep(60_000))
          .isInstanceOf(InterruptedException.class);

      assertThat(Thread.interrupted()).isFalse();
      assertOutsideAnyOperation();
    }

    @Test
    void sleepInsideAnOperationBelongsToIt() throws InterruptedException {
      LoopwardenLoop outer = LoopwardenHooks.enter(LOCK);
      LoopwardenNatives.sleep(1);
      LoopwardenHooks.exit(outer);

      assertThat(engine.calls).hasSize(1);
      assertThat(engine.calls.get(0).code()).isEqualTo(LOCK);
      assertThat(engine.calls.get(0).blocking()).isTrue();
    }

    @Test
    void waitIsReported() throws InterruptedException {
      Object monitor = new Object();
      synchronized (monitor) {
        LoopwardenNatives.wait(monitor, 10);
      }

      assertCalled(WAIT, 10);
    }

    @Test
    void aWaitThatFailsIsEnded() {
      assertThatThrownBy(() -> LoopwardenNatives.wait(new Object(), 10))
          .isInstanceOf(IllegalMonitorStateException.class);

      assertOutsideAnyOperation();
    }

    @Test
    void syncIsReported() throws Exception {
      File file = File.createTempFile("loopwarden", ".txt");
      try (FileOutputStream out = new FileOutputStream(file)) {
        LoopwardenNatives.sync(out.getFD());
      } finally {
        assertThat(file.delete()).isTrue();
      }

      assertCalled(SYNC, 0);
    }

    @Test
    void aSyncThatFailsIsEnded() {
      assertThatThrownBy(() -> LoopwardenNatives.sync(new FileDescriptor()))
          .isInstanceOf(SyncFailedException.class);

      assertOutsideAnyOperation();
    }

    @Test
    void aReflectiveCallOfANativeBegins() {
      LoopwardenHooks.exit(LoopwardenNatives.enterReflective(Thread.class, "sleep"));
      LoopwardenHooks.exit(LoopwardenNatives.enterReflective(Object.class, "wait"));
      LoopwardenHooks.exit(LoopwardenNatives.enterReflective(FileDescriptor.class, "sync"));

      assertThat(engine.calls)
          .extracting(RecordingEngine.Call::code)
          .containsExactly(SLEEP, WAIT, SYNC);
    }

    @Test
    void anyOtherReflectiveCallDoesNot() {
      assertThat(LoopwardenNatives.enterReflective(Thread.class, "yield")).isNull();
      assertThat(LoopwardenNatives.enterReflective(Thread.class, "wait")).isNull();
      assertThat(LoopwardenNatives.enterReflective(Sleeper.class, "sleep")).isNull();
      assertThat(LoopwardenNatives.enterReflective(Sleeper.class, "wait")).isNull();
      assertThat(LoopwardenNatives.enterReflective(Sleeper.class, "sync")).isNull();
    }

    @Test
    void aHandleOfSleepIsExchanged() throws Throwable {
      MethodHandle found = LOOKUP.findStatic(Thread.class, "sleep", OF_LONG);

      MethodHandle given = LoopwardenNatives.handle(found, Thread.class, "sleep", OF_LONG);
      assertThat(given.type()).isEqualTo(found.type());
      given.invokeExact(10L);

      assertCalled(SLEEP, 10);
    }

    @Test
    void aHandleOfAReflectedSleepIsExchanged() throws Throwable {
      Method method = Thread.class.getMethod("sleep", long.class);

      LoopwardenNatives.handle(LOOKUP.unreflect(method), method).invokeExact(10L);

      assertCalled(SLEEP, 10);
    }

    @Test
    void aHandleOfWaitIsExchangedWhateverTheReceiver() throws Throwable {
      MethodHandle found = LOOKUP.findVirtual(Sleeper.class, "wait", OF_LONG);
      Sleeper monitor = new Sleeper();

      MethodHandle given = LoopwardenNatives.handle(found, Sleeper.class, "wait", OF_LONG);
      assertThat(given.type()).isEqualTo(found.type());
      synchronized (monitor) {
        given.invokeExact(monitor, 10L);
      }

      assertCalled(WAIT, 10);
    }

    @Test
    void aHandleOfAReflectedWaitIsExchanged() throws Throwable {
      Method method = Object.class.getMethod("wait", long.class);
      Object monitor = new Object();

      MethodHandle given = LoopwardenNatives.handle(LOOKUP.unreflect(method), method);
      synchronized (monitor) {
        given.invokeExact(monitor, 10L);
      }

      assertCalled(WAIT, 10);
    }

    @Test
    void aHandleOfSyncIsExchanged() throws Throwable {
      MethodType type = MethodType.methodType(void.class);
      MethodHandle found = LOOKUP.findVirtual(FileDescriptor.class, "sync", type);
      MethodHandle given = LoopwardenNatives.handle(found, FileDescriptor.class, "sync", type);

      assertThat(given.type()).isEqualTo(found.type());
      assertThatThrownBy(
              () -> {
                given.invokeExact(new FileDescriptor());
              })
          .isInstanceOf(SyncFailedException.class);

      assertCalled(SYNC, 0);
    }

    @Test
    void anyOtherHandleStays() throws Exception {
      MethodType ofNothing = MethodType.methodType(void.class);
      MethodType ofLongAndInt = MethodType.methodType(void.class, long.class, int.class);
      MethodHandle longer = LOOKUP.findStatic(Thread.class, "sleep", ofLongAndInt);
      MethodHandle foreign = LOOKUP.findStatic(Sleeper.class, "sleep", OF_LONG);
      MethodHandle ownSync = LOOKUP.findVirtual(Sleeper.class, "sync", ofNothing);
      MethodHandle waiting = LOOKUP.findVirtual(Object.class, "wait", ofNothing);

      assertThat(LoopwardenNatives.handle(longer, Thread.class, "sleep", ofLongAndInt))
          .isSameAs(longer);
      assertThat(LoopwardenNatives.handle(foreign, Sleeper.class, "sleep", OF_LONG))
          .isSameAs(foreign);
      assertThat(LoopwardenNatives.handle(ownSync, Sleeper.class, "sync", ofNothing))
          .isSameAs(ownSync);
      assertThat(LoopwardenNatives.handle(waiting, Object.class, "wait", ofNothing))
          .isSameAs(waiting);
    }

    @Test
    void anyOtherReflectedHandleStays() throws Exception {
      Method spin = Thread.class.getMethod("onSpinWait");
      Method join = Thread.class.getMethod("join", long.class);
      Method hash = Object.class.getMethod("hashCode");
      Method own = Sleeper.class.getDeclaredMethod("sleep", long.class);
      for (Method method : new Method[] {spin, join, hash, own}) {
        MethodHandle found = LOOKUP.unreflect(method);

        assertThat(LoopwardenNatives.handle(found, method)).as(method.toString()).isSameAs(found);
      }
    }

    private void assertCalled(int code, int millis) {
      assertThat(engine.calls).hasSize(1);
      assertThat(engine.calls.get(0).code()).isEqualTo(code);
      assertThat(engine.calls.get(0).blocking()).isEqualTo((code & 1) != 0);
      assertThat(Duration.ofNanos(engine.calls.get(0).durationNanos()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(millis));
    }
  }

  /** Has methods that only look like those of the JDK. */
  static final class Sleeper {
    static void sleep(long sheep) {
      assertThat(sheep).isNotNegative();
    }

    void sync() {}
  }
}
