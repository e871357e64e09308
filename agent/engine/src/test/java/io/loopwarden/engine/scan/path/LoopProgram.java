package io.loopwarden.engine.scan.path;

import com.example.io.grpc.stub.AbstractStub;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** A program for the scan: code that an event loop would call, each class one situation. */
final class LoopProgram {

  private LoopProgram() {}

  /** What the event loops of this program run. */
  interface Task {
    void run() throws Exception;
  }

  /** The framework of this program. */
  static final class Framework {
    private Framework() {}

    static void onLoop(Task task) {
      elsewhere(Object::new);
    }

    static void elsewhere(Callable<?> work) {
      onLoop(() -> {});
    }
  }

  static final class Direct implements Task {
    @Override
    public void run() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static final class ThreeStepsAway implements Task {
    @Override
    public void run() throws InterruptedException {
      first();
    }

    private void first() throws InterruptedException {
      second();
    }

    private void second() throws InterruptedException {
      first(); // a recursion ends the scan no less
      third();
    }

    private static void third() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  /** As a build generates it: no site beside the class that calls it. */
  static final class Stub extends AbstractStub {
    void send() throws InterruptedException {
      pass();
    }

    private static void pass() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static final class Sending implements Task {
    @Override
    public void run() throws InterruptedException {
      new Stub().send();
      other();
    }

    private void other() throws InterruptedException {
      new Stub().send();
    }
  }

  static final class SendingByReference {
    void go() {
      Task task = new Stub()::send;
      Framework.onLoop(task);
    }
  }

  interface Store {
    void load() throws InterruptedException;
  }

  static class SleepingStore implements Store {
    @Override
    public void load() throws InterruptedException {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  static final class LoadingTask implements Task {
    private final Store store;

    LoadingTask(Store store) {
      this.store = store;
    }

    @Override
    public void run() throws InterruptedException {
      store.load();
    }
  }

  static final class Lambdas {
    private Lambdas() {}

    static void start(long delay, double factor) {
      Framework.onLoop(() -> Thread.sleep(delay));
      Task kept = () -> Thread.sleep((long) (delay * factor));
      Framework.onLoop(kept);
    }
  }

  static final class References {
    private References() {}

    static void start() {
      Framework.onLoop(References::work);
    }

    static void work() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  /** Nothing of this blocks an event loop. */
  static final class HandedOver implements Task {
    private final ExecutorService pool;

    HandedOver(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public void run() {
      Framework.elsewhere(HandedOver::work);
      Callable<Object> kept = HandedOver::work;
      CompletableFuture<Object> unused = new CompletableFuture<>();
      Framework.elsewhere(kept);
      pool.submit(() -> sleep(3)).isDone();
      unused.complete(CompletableFuture.supplyAsync(() -> sleep(1)));
      new Thread(() -> sleep(2)).start();
      handOver(() -> sleep(4), 1.5);
    }

    /** A method of the application's own that leaves the event loop. */
    private void handOver(Callable<Object> work, double unused) {
      pool.submit(() -> work.call()).isDone();
    }

    private static Object work() throws InterruptedException {
      Thread.sleep(1);
      return "";
    }

    private static int sleep(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return millis;
    }
  }

  static final class Calls implements Task {
    private final DataSource source;
    private final BlockingQueue<String> queue;
    private final ReentrantLock lock = new ReentrantLock();

    Calls(DataSource source, BlockingQueue<String> queue) {
      this.source = source;
      this.queue = queue;
    }

    @Override
    public void run() throws SQLException, InterruptedException {
      List.of(1, 2).forEach(each -> new CompletableFuture<Integer>().join());
      try (Connection connection = source.getConnection()) {
        connection.commit();
      }
      queue.poll();
      queue.poll(1, TimeUnit.SECONDS);
      lock.lock();
    }
  }

  static class Pausing {
    void pause() throws InterruptedException {
      wait(1);
    }
  }

  static final class Inherited extends Thread implements Task {
    private final Pausing pausing = new Pausing();

    @Override
    public void run() {
      try {
        sleep(1);
        pausing.pause();
      } catch (InterruptedException e) {
        interrupt();
      }
    }
  }

  /** Work that begins when somebody asks for it. */
  static class Plan {
    Plan then(Task task) {
      return this;
    }

    void begin() {}
  }

  static final class Forgetful implements Task {
    private CompletableFuture<Void> last = new CompletableFuture<>();

    @Override
    public void run() {
      load(1L);
      load(2L).begin();
      load(3L).then(() -> {});
      store();
      CompletableFuture<Void> stored;
      last = stored = store();
      store().whenComplete((done, failure) -> {}).thenRun(() -> {});
    }

    private static Plan load(long id) {
      return new Plan();
    }

    private static CompletableFuture<Void> store() {
      return new CompletableFuture<>();
    }
  }

  /** Nobody calls it on an event loop. */
  static final class Main {
    private Main() {}

    static void main() throws InterruptedException {
      Thread.sleep(1);
    }
  }
}
