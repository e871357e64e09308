package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

/** Real waits of a thread that is taken for an event loop. */
class BackstopTest {

  private static final Duration THRESHOLD = Duration.ofMillis(20);

  private final BlockingQueue<SeenByJfr> seen = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();

  @Name("test.OfTheApplication")
  static final class OfTheApplication extends Event {}

  @Name("test.LoadedLate")
  static final class LoadedLate extends Event {}

  private interface Wait {
    void run() throws Exception;
  }

  /** Waits over and over until JFR, which takes a while to start, has told of it. */
  private SeenByJfr seen(Wait wait) throws Exception {
    return seen("", wait);
  }

  /** A busy machine makes any thread wait at places of its own: only one operation is wanted. */
  private SeenByJfr seen(String operation, Wait wait) throws Exception {
    long self = Thread.currentThread().getId();
    try (Backstop backstop =
        Backstop.start(THRESHOLD, id -> id == self, seen::add, problems::add)) {
      assertThat(backstop).isNotNull();
      SeenByJfr found = null;
      for (int i = 0; i < 300 && found == null; i++) {
        wait.run();
        found = seen.poll();
        while (found != null && !found.operation().contains(operation)) {
          found = seen.poll();
        }
      }
      assertThat(found).as("%s", problems).isNotNull();
      return found;
    }
  }

  private static void sleep() throws InterruptedException {
    Thread.sleep(100);
  }

  @Test
  void aSleepIsSeen() throws Exception {
    long before = System.nanoTime();
    SeenByJfr found = seen(BackstopTest::sleep);
    long after = System.nanoTime();

    assertThat(found.operation()).isEqualTo("java.lang.Thread.sleep");
    assertThat(found.category()).isEqualTo("sleep");
    assertThat(found.threadId()).isEqualTo(Thread.currentThread().getId());
    assertThat(found.threadName()).isEqualTo(Thread.currentThread().getName());
    assertThat(found.durationNanos()).isGreaterThanOrEqualTo(99_000_000);
    assertThat(found.startNanos()).isGreaterThan(before - 10_000_000);
    assertThat(found.endNanos()).isLessThan(after + 10_000_000);
    assertThat(found.endMillis())
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 10);
    assertThat(functions(found.frames())).contains(BackstopTest.class.getName() + ".sleep");
    assertThat(found.monitorClass()).isNull();
    assertThat(found.previousOwner()).isNull();
    assertThat(problems).isEmpty();
  }

  @Test
  void theTimesAreThoseOfTheRecorder() throws Exception {
    RecordedIntervals intervals = new RecordedIntervals(THRESHOLD.toNanos());
    long[] last = new long[2];
    SeenByJfr found =
        seen(
            () -> {
              last[0] = System.nanoTime();
              sleep();
              last[1] = System.nanoTime();
              intervals.addInterval(Thread.currentThread().getId(), last[0], last[1]);
            });

    assertThat(intervals.covers(found.threadId(), found.startNanos(), found.endNanos())).isTrue();
    assertThat(last[1]).isGreaterThan(last[0]);
  }

  private static void enter(Object monitor) {
    synchronized (monitor) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aMonitorIsSeenWithItsPreviousOwner() throws Exception {
    Object monitor = new StringBuilder();
    SeenByJfr found =
        seen(
            "synchronized",
            () -> {
              CountDownLatch owned = new CountDownLatch(1);
              Thread owner =
                  new Thread(
                      () -> {
                        synchronized (monitor) {
                          owned.countDown();
                          LockSupport.parkNanos(100_000_000);
                        }
                      },
                      "owner");
              owner.start();
              owned.await(); // may park as well
              enter(monitor);
              owner.join(); // waits, but for no monitor
            });

    assertThat(found.operation()).isEqualTo("synchronized");
    assertThat(found.category()).isEqualTo("lock");
    assertThat(found.monitorClass()).isEqualTo("java.lang.StringBuilder");
    assertThat(found.previousOwner()).isEqualTo("owner");
    assertThat(functions(found.frames())).startsWith(BackstopTest.class.getName() + ".enter");
  }

  @Test
  void aParkIsSeenWithWhatItWaitsFor() throws Exception {
    SeenByJfr found = seen(() -> new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS));

    assertThat(found.operation()).isEqualTo("java.util.concurrent.locks.LockSupport.park");
    assertThat(found.monitorClass()).isEqualTo("java.util.concurrent.CountDownLatch$Sync");
  }

  @Test
  void aReadOfASocketIsSeen() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket peer = server.accept()) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  while (true) {
                    LockSupport.parkNanos(100_000_000);
                    peer.getOutputStream().write(1);
                  }
                } catch (Exception e) {
                  // the test is over
                }
              });
      writer.setDaemon(true);
      writer.start();
      InputStream in = client.getInputStream();

      SeenByJfr found = seen(in::read);

      assertThat(found.category()).isEqualTo("socket");
      assertThat(found.operation()).isEqualTo("socket read");
    }
  }

  @Test
  void otherThreadsAreNotTold() throws Exception {
    Thread other = new Thread(() -> LockSupport.parkNanos(30_000_000_000L), "other");
    other.setDaemon(true);
    other.start();

    seen(
        () -> {
          LockSupport.unpark(other);
          sleep();
        });

    assertThat(seen).allMatch(call -> call.threadId() == Thread.currentThread().getId());
  }

  @Test
  void itDoesNotSwitchOnWhatNobodyAskedFor() throws Exception {
    EventType early = EventType.getEventType(OfTheApplication.class);
    boolean[] wanted = new boolean[1];

    seen(
        () -> {
          sleep();
          wanted[0] |= early.isEnabled();
        });
    seen.clear();
    long self = Thread.currentThread().getId();
    try (Backstop backstop =
        Backstop.start(THRESHOLD, id -> id == self, seen::add, problems::add)) {
      assertThat(backstop).isNotNull();
      while (seen.poll() == null) {
        sleep();
      }
      EventType late = EventType.getEventType(LoadedLate.class);
      // JFR switches it on, until the stream learns of it
      for (int i = 0; i < 300 && late.isEnabled(); i++) {
        sleep();
      }
      assertThat(late.isEnabled()).isFalse();
    }

    assertThat(wanted).containsExactly(false);
  }

  @Test
  void aConsumerThatFailsIsToldOnceAndEndsIt() throws Exception {
    long self = Thread.currentThread().getId();
    try (Backstop backstop =
        Backstop.start(
            THRESHOLD,
            id -> id == self,
            call -> {
              throw new IllegalStateException("no room");
            },
            problems::add)) {
      assertThat(backstop).isNotNull();
      String problem = null;
      for (int i = 0; i < 300 && problem == null; i++) {
        sleep();
        problem = problems.poll();
      }
      assertThat(problem)
          .isEqualTo(
              "jfr.backstop=true sees nothing any more: java.lang.IllegalStateException: no room");
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void memoryThatRanOutCostsOneEvent() throws Exception {
    long self = Thread.currentThread().getId();
    AtomicInteger errors = new AtomicInteger();
    try (Backstop backstop =
        Backstop.start(
            THRESHOLD,
            id -> id == self,
            call -> {
              if (errors.getAndIncrement() == 0) {
                throw new OutOfMemoryError("of the test");
              }
              seen.add(call);
            },
            problems::add)) {
      assertThat(backstop).isNotNull();
      for (int i = 0; i < 300 && seen.isEmpty(); i++) {
        sleep();
      }
      assertThat(errors).hasPositiveValue();
      assertThat(seen).isNotEmpty();
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void someoneWhoStopsTheRecordingIsToldThatThisEndsIt() throws Exception {
    try (Backstop backstop = Backstop.start(THRESHOLD, id -> true, seen::add, problems::add)) {
      assertThat(backstop).isNotNull();
      while (seen.poll() == null) {
        sleep();
      }
      FlightRecorder.getFlightRecorder().getRecordings().forEach(Recording::stop);

      assertThat(problems.poll(30, TimeUnit.SECONDS))
          .isEqualTo("jfr.backstop=true sees nothing any more: its recording was stopped");
    }
  }

  @Test
  void theJvmExitsWithoutAWord() throws Exception {
    assertThat(Jvm.run(BackstopProbe.class, List.of()))
        .containsExactly("java.lang.Thread.sleep true");
  }

  /** The JVM of one who has built a small one. */
  @Test
  void aJvmWithoutJfrIsToldOfAndLives() throws Exception {
    assertThat(
            Jvm.run(WithoutJfrProbe.class, List.of("--limit-modules", "java.base,java.instrument")))
        .containsExactly(
            "recording false", "jfr.backstop=true sees nothing: this JVM runs without jdk.jfr");
  }

  private static List<String> functions(List<StackTraceElement> frames) {
    return frames.stream().map(f -> f.getClassName() + "." + f.getMethodName()).toList();
  }
}
