package io.loopwarden.engine.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AgentThreadsTest {

  private static final int FIRST_WITHOUT_STOP = 20;

  private final CountDownLatch going = new CountDownLatch(1);
  private final CountDownLatch wentOn = new CountDownLatch(1);
  private volatile boolean isStopped;

  private void work() {
    while (wentOn.getCount() > 0) {
      going.countDown();
      AgentThreads.pause(this, 20_000_000);
      if (isStopped) {
        wentOn.countDown();
      }
    }
  }

  @Test
  @SuppressWarnings({"deprecation", "removal", "ThreadDeath"}) // hosts do it
  void aThreadThatTheHostStopsWhileItPausesGoesOn() throws InterruptedException {
    assumeThat(Runtime.version().feature()).isLessThan(FIRST_WITHOUT_STOP);
    Thread thread = AgentThreads.create("loopwarden-test", this::work);
    thread.start();
    going.await();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    isStopped = true;
    thread.stop();

    assertThat(wentOn.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPauseLastsWhoeverInterrupts() {
    long beginNanos = System.nanoTime();

    Thread.currentThread().interrupt();
    AgentThreads.pause(this, 5_000_000);

    assertThat(System.nanoTime() - beginNanos).isGreaterThanOrEqualTo(5_000_000);
    assertThat(Thread.interrupted()).isFalse();
  }

  /** Until JDK 23, a thread keeps the protection domains, and so the loaders, of who made it. */
  @Test
  void aThreadDoesNotKeepTheLoaderOfTheCodeThatMakesIt() throws Exception {
    List<Thread> made = new ArrayList<>();
    WeakReference<ClassLoader> application = makeThreadByAnApplication(made);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              System.gc();
              return application.refersTo(null);
            });
    assertThat(made).hasSize(1);
  }

  private static WeakReference<ClassLoader> makeThreadByAnApplication(List<Thread> made)
      throws Exception {
    URL classes = AgentThreadsTest.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new ApplicationLoader(classes)) {
      Class<?> type = Class.forName(Application.class.getName(), true, loader);
      assertThat(type).isNotSameAs(Application.class);
      Object application = type.getConstructor().newInstance();
      @SuppressWarnings("unchecked") // it is an Application of another loader
      Consumer<Runnable> consumer = (Consumer<Runnable>) application;
      consumer.accept(() -> made.add(AgentThreads.create("loopwarden-test", () -> {})));
      return new WeakReference<>(loader);
    }
  }

  /** Loads the application anew, and all else as it is. */
  private static final class ApplicationLoader extends URLClassLoader {
    ApplicationLoader(URL classes) {
      super(new URL[] {classes}, AgentThreadsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(Application.class.getName())
          ? findClass(name)
          : super.loadClass(name, resolve);
    }
  }

  /** Code of an application that calls the agent. */
  public static final class Application implements Consumer<Runnable> {
    @Override
    public void accept(Runnable call) {
      call.run();
    }
  }
}
