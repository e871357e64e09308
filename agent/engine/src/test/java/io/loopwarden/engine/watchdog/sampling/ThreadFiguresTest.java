package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for threads seen through the beans and without them. */
class ThreadFiguresTest {

  private final List<ThreadSnapshot> kept = new ArrayList<>();

  /** What a deployed application does while it is looked at. */
  public static final class Deployed implements Runnable {
    private final CountDownLatch seen;

    /** Made by reflection. */
    public Deployed(CountDownLatch seen) {
      this.seen = seen;
    }

    @Override
    public void run() {
      try {
        seen.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Defines that class anew. */
  private static final class Loader extends ClassLoader {
    Class<?> define() throws Exception {
      String file = "ThreadFiguresTest$Deployed.class";
      try (InputStream in = ThreadFiguresTest.class.getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(Deployed.class.getName(), bytes, 0, bytes.length);
      }
    }
  }

  static List<ThreadFigures> all() {
    return List.of(new ManagedThreadFigures(), new PlainThreadFigures());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void aStackThatIsKeptKeepsNoClass(ThreadFigures figures) throws Exception {
    WeakReference<ClassLoader> loader = lookAtDeployed(figures);

    for (int i = 0; i < 100 && loader.get() != null; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(kept)
        .isNotEmpty()
        .allMatch(snapshot -> snapshot.stack().stream().anyMatch(this::isDeployed));
    assertThat(loader.get()).isNull();
  }

  private boolean isDeployed(StackTraceElement frame) {
    return frame.getClassName().equals(Deployed.class.getName())
        && frame.getMethodName().equals("run")
        && frame.getLineNumber() > 0;
  }

  private WeakReference<ClassLoader> lookAtDeployed(ThreadFigures figures) throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    Loader loader = new Loader();
    Runnable deployed =
        (Runnable) loader.define().getConstructor(CountDownLatch.class).newInstance(seen);
    Thread thread = new Thread(deployed, "deployed");
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    kept.add(figures.of(thread));
    for (ThreadSnapshot snapshot : figures.all()) {
      if (snapshot.name().equals("deployed")) {
        kept.add(snapshot);
      }
    }
    seen.countDown();
    thread.join();
    return new WeakReference<>(loader);
  }
}
