package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopwardenLoopsTest {

  private final RecordingEngine engine = new RecordingEngine();

  @AfterEach
  void leaveNothingBehind() {
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      LoopwardenLoops.unregister(loop.thread, engine);
    }
    assertThat(LoopwardenLoops.all()).isEmpty();
  }

  @Test
  void aRegisteredThreadIsFoundAndNoOther() {
    Thread loop = new Thread();
    Thread other = new Thread();

    LoopwardenLoops.register(loop, engine);

    assertThat(LoopwardenLoops.find(loop).thread).isSameAs(loop);
    assertThat(LoopwardenLoops.find(other)).isNull();
    assertThat(LoopwardenLoops.current()).isNull();
  }

  @Test
  void theEngineHearsOfALoopBeforeAnybodyFindsIt() {
    Thread thread = new Thread();
    List<LoopwardenLoop> foundWhileStarting = new ArrayList<>();
    RecordingEngine curious =
        new RecordingEngine() {
          @Override
          public void loopStarted(LoopwardenLoop loop) {
            super.loopStarted(loop);
            foundWhileStarting.add(LoopwardenLoops.find(thread));
            loop.recorder = "recorder";
          }
        };

    LoopwardenLoops.register(thread, curious);

    assertThat(foundWhileStarting).containsExactly((LoopwardenLoop) null);
    assertThat(LoopwardenLoops.find(thread).recorder).isEqualTo("recorder");
  }

  @Test
  void whoFindsALoopByItsExecutorFindsItByItsThread() throws Exception {
    int loops = 4_000;
    Thread[] threads = new Thread[loops];
    Object[] executors = new Object[loops];
    for (int i = 0; i < loops; i++) {
      threads[i] = new Thread();
      executors[i] = new Object();
    }
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> missed = other.submit(() -> missed(threads, executors));

      for (int i = 0; i < loops; i++) {
        LoopwardenLoops.register(threads[i], executors[i], engine);
      }

      assertThat(missed.get()).isZero();
    } finally {
      other.shutdownNow();
    }
  }

  private static int missed(Thread[] threads, Object[] executors) {
    int missed = 0;
    for (int i = 0; i < executors.length; i++) {
      while (LoopwardenLoops.ofExecutor(executors[i]) == null) {
        if (Thread.currentThread().isInterrupted()) {
          return -1;
        }
      }
      missed += LoopwardenLoops.find(threads[i]) == null ? 1 : 0;
    }
    return missed;
  }

  @Test
  void registeringTwiceStartsOneLoop() {
    Thread thread = new Thread();

    LoopwardenLoops.register(thread, engine);
    LoopwardenLoop first = LoopwardenLoops.find(thread);
    LoopwardenLoops.register(thread, engine);

    assertThat(engine.started).containsExactly(first);
    assertThat(LoopwardenLoops.find(thread)).isSameAs(first);
    assertThat(LoopwardenLoops.all()).containsExactly(first);
  }

  @Test
  void aDeclaredThreadStaysWatchedWhateverRunsOnIt() {
    Thread thread = new Thread();
    Object executor = new Object();

    LoopwardenLoops.declare(thread, false, engine);
    LoopwardenLoop loop = LoopwardenLoops.find(thread);
    LoopwardenLoops.register(thread, executor, engine);

    assertThat(LoopwardenLoops.find(thread)).isSameAs(loop);
    assertThat(LoopwardenLoops.ofExecutor(executor)).isSameAs(loop);
    assertThat(engine.executors).containsExactly(loop);

    LoopwardenLoops.release(thread, engine);

    assertThat(LoopwardenLoops.find(thread)).isSameAs(loop);
    assertThat(LoopwardenLoops.ofExecutor(executor)).isNull();
    assertThat(engine.started).containsExactly(loop);
    assertThat(engine.ended).isEmpty();
  }

  @Test
  void anEventLoopThatIsDeclaredStaysTheSame() {
    Thread thread = new Thread();
    LoopwardenLoops.register(thread, new Object(), engine);
    LoopwardenLoop loop = LoopwardenLoops.find(thread);

    LoopwardenLoops.declare(thread, false, engine);
    LoopwardenLoops.release(thread, engine);

    assertThat(loop.declared).isTrue();
    assertThat(LoopwardenLoops.find(thread)).isSameAs(loop);
    assertThat(engine.started).containsExactly(loop);
  }

  @Test
  void anEventLoopThatIsNotDeclaredIsLetGo() {
    Thread thread = new Thread();
    LoopwardenLoops.register(thread, new Object(), engine);

    LoopwardenLoops.release(thread, engine);

    assertThat(LoopwardenLoops.find(thread)).isNull();
  }

  @Test
  void anUnregisteredThreadIsAnOrdinaryOneAgain() {
    Thread leaving = new Thread();
    Thread staying = new Thread();
    LoopwardenLoops.register(leaving, engine);
    LoopwardenLoops.register(staying, engine);
    LoopwardenLoop left = LoopwardenLoops.find(leaving);

    LoopwardenLoops.unregister(leaving, engine);

    assertThat(LoopwardenLoops.find(leaving)).isNull();
    assertThat(LoopwardenLoops.find(staying).thread).isSameAs(staying);
    assertThat(engine.ended).containsExactly(left);
  }

  @Test
  void unregisteringAnOrdinaryThreadIsNothing() {
    LoopwardenLoops.unregister(new Thread(), engine);

    assertThat(engine.ended).isEmpty();
  }

  @Test
  void aLoopThatTheEngineCannotTakeIsNotRegistered() {
    Thread thread = new Thread();
    RecordingEngine failing =
        new RecordingEngine() {
          @Override
          public void loopStarted(LoopwardenLoop loop) {
            throw new IllegalStateException("full");
          }
        };

    assertThatThrownBy(() -> LoopwardenLoops.register(thread, failing)).hasMessage("full");
    assertThat(LoopwardenLoops.find(thread)).isNull();
  }

  @Test
  void oneThousandLoopsAreKeptApart() {
    List<Thread> loops = threads(1000);
    List<Thread> others = threads(1000);

    for (Thread loop : loops) {
      LoopwardenLoops.register(loop, engine);
    }

    assertThat(LoopwardenLoops.all()).hasSize(1000);
    assertThat(loops).allMatch(loop -> LoopwardenLoops.find(loop).thread == loop);
    assertThat(others).allMatch(other -> LoopwardenLoops.find(other) == null);

    for (int i = 0; i < loops.size(); i += 2) {
      LoopwardenLoops.unregister(loops.get(i), engine);
    }

    for (int i = 0; i < loops.size(); i++) {
      assertThat(LoopwardenLoops.find(loops.get(i)) == null).isEqualTo(i % 2 == 0);
    }
  }

  /** With every id once, the smallest table is filled around each of its slots, the last too. */
  @Test
  void threadsOfOneHashAreKeptApart() {
    for (long id = 0; id < 256; id++) {
      Thread first = new ThreadOfId(id);
      Thread second = new ThreadOfId(id);
      Thread stranger = new ThreadOfId(id);

      LoopwardenLoops.register(first, engine);
      LoopwardenLoops.register(second, engine);

      assertThat(LoopwardenLoops.find(first).thread).isSameAs(first);
      assertThat(LoopwardenLoops.find(second).thread).isSameAs(second);
      assertThat(LoopwardenLoops.find(stranger)).isNull();

      LoopwardenLoops.unregister(first, engine);

      assertThat(LoopwardenLoops.find(first)).isNull();
      assertThat(LoopwardenLoops.find(second).thread).isSameAs(second);

      LoopwardenLoops.unregister(second, engine);
    }
  }

  @Test
  void aLongRunOfOneHashIsKeptApart() {
    List<Thread> loops = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      loops.add(new ThreadOfId(42));
    }

    for (Thread loop : loops) {
      LoopwardenLoops.register(loop, engine);
    }

    assertThat(loops).allMatch(loop -> LoopwardenLoops.find(loop).thread == loop);
    assertThat(LoopwardenLoops.find(new ThreadOfId(42))).isNull();
  }

  /** Loops come and go all the time where each test has its own: that must not copy the others. */
  @Test
  void aLoopThatComesOrGoesCopiesNoTable() {
    List<Thread> loops = threads(10_000);
    int before = LoopwardenLoops.copies();
    for (Thread loop : loops) {
      LoopwardenLoops.register(loop, loop.getName(), engine);
    }
    int whileGrowing = LoopwardenLoops.copies() - before;
    Thread comesAndGoes = new Thread();
    for (int i = 0; i < 10_000; i++) {
      LoopwardenLoops.register(comesAndGoes, "executor", engine);
      LoopwardenLoops.unregister(comesAndGoes, engine);
    }
    for (Thread loop : loops) {
      LoopwardenLoops.unregister(loop, engine);
    }

    assertThat(whileGrowing).isLessThan(40); // two tables, doubled each time
    assertThat(LoopwardenLoops.copies() - before).isEqualTo(whileGrowing);
  }

  /** Removed loops leave marks in the table; it is cleaned, and never full of nothing. */
  @Test
  void aTableThroughWhichManyLoopsWentStillSaysNo() {
    List<Thread> some = threads(50);
    for (int round = 0; round < 2_000; round++) {
      for (Thread thread : some) {
        LoopwardenLoops.register(thread, engine);
      }
      for (Thread thread : some) {
        LoopwardenLoops.unregister(thread, engine);
      }
    }

    assertThat(some).allMatch(thread -> LoopwardenLoops.find(thread) == null);
    assertThat(LoopwardenLoops.find(new Thread())).isNull();
  }

  @Test
  void readersAreRightWhileLoopsComeAndGo() throws Exception {
    List<Thread> permanent = threads(20);
    List<Thread> never = threads(20);
    for (Thread thread : permanent) {
      LoopwardenLoops.register(thread, engine);
    }
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicLong looks = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(
            pool.submit(
                () -> {
                  while (writing.get()) {
                    assertThat(permanent).allMatch(t -> LoopwardenLoops.find(t).thread == t);
                    assertThat(never).allMatch(t -> LoopwardenLoops.find(t) == null);
                    looks.incrementAndGet();
                  }
                }));
      }
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        writers.add(pool.submit(() -> comeAndGo(threads(25), 40)));
      }
      for (Future<?> writer : writers) {
        writer.get(30, TimeUnit.SECONDS);
      }
      while (looks.get() < 10) {
        Thread.onSpinWait();
      }
      writing.set(false);
      for (Future<?> reader : readers) {
        reader.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(LoopwardenLoops.all())
        .extracting(loop -> loop.thread)
        .containsExactlyInAnyOrderElementsOf(permanent);
    assertThat(engine.started).hasSize(20 + 2 * 25 * 40);
    assertThat(engine.ended).hasSize(2 * 25 * 40);
  }

  private void comeAndGo(List<Thread> threads, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (Thread thread : threads) {
        LoopwardenLoops.register(thread, engine);
        assertThat(LoopwardenLoops.find(thread).thread).isSameAs(thread);
      }
      for (Thread thread : threads) {
        LoopwardenLoops.unregister(thread, engine);
        assertThat(LoopwardenLoops.find(thread)).isNull();
      }
    }
  }

  private static List<Thread> threads(int count) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(new Thread("loop " + i));
    }
    return threads;
  }

  /** A thread whose id, and so whose hash, the test chooses. */
  private static final class ThreadOfId extends Thread {
    private final long id;

    ThreadOfId(long id) {
      this.id = id;
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    public long getId() {
      return id;
    }
  }
}
