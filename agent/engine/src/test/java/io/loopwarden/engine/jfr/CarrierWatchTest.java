package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread that looks at carriers goes on after whatever a look throws; on any JDK. */
class CarrierWatchTest {

  private static final long THRESHOLD_NANOS = 20_000_000;

  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final CountDownLatch searches = new CountDownLatch(3);
  private final CarrierWatch watch =
      new CarrierWatch(this::search, CarrierWatchTest::watched, THRESHOLD_NANOS, problems::add);
  private final Thread thread = new Thread(watch, "carrier watch");

  private List<Thread> search() {
    searches.countDown();
    if (searches.getCount() == 2) {
      throw new OutOfMemoryError("of the test");
    }
    return List.of(thread);
  }

  /** What is to look at a carrier fails each time, too. */
  private static WatchedCarrier watched(Thread carrier) {
    throw new StackOverflowError("of the test");
  }

  @AfterEach
  void end() {
    watch.close();
  }

  @Test
  void itSurvivesErrorsAndReportsTheFirstOnce() throws Exception {
    thread.setDaemon(true);
    thread.start();

    assertThat(searches.await(60, TimeUnit.SECONDS)).as("it still looks").isTrue();
    assertThat(problems)
        .containsExactly(
            "virtual_threads=true may miss held carriers: java.lang.OutOfMemoryError: of the test");
  }
}
