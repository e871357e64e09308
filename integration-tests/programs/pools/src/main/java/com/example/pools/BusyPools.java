package com.example.pools;

import io.loopwarden.api.Health;
import io.loopwarden.api.Loopwarden;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** An event loop that hands work to pools of two threads each, as its standard input says. */
public final class BusyPools {

  private static final int THREADS = 2;
  private static final int TOO_MANY = 6;
  private static final int QUICK_TASKS = 40;
  private static final int QUICK_MILLIS = 5;

  private final EventLoop loop =
      new MultiThreadIoEventLoopGroup(
              1, new DefaultThreadFactory("web", true), NioIoHandler.newFactory())
          .next();
  private final List<Gate> gates = new ArrayList<>();

  private BusyPools() {}

  /** Obeys the lines of its standard input; prints one line for each, the first time by itself. */
  public static void main(String[] arguments) throws Exception {
    OtherPools.limitDispatchers(THREADS);
    BusyPools program = new BusyPools();
    program.loop.submit(() -> {}).sync();
    System.out.println("ready for orders");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(program.obey(order));
    }
    System.exit(0); // Vert.x has threads that would go on
  }

  private String obey(String order) throws Exception {
    switch (order) {
      case "fixed" -> hold(fixed("orders"), TOO_MANY);
      case "forkjoin", "jboss", "io", "default" -> hold(OtherPools.named(order, THREADS), TOO_MANY);
      case "split" -> split();
      case "netty" -> netty();
      case "elastic" -> elastic();
      case "busy" -> hold(fixed("quiet-busy"), THREADS);
      case "drains" -> drains();
      case "scheduled" -> scheduled();
      case "cached" -> cached();
      case "stranger" -> stranger();
      case "deadlock" -> deadlock();
      case "submitted" -> submitted();
      case "vertx" -> RoutedWork.start(TOO_MANY, gate());
      case "ordered" -> RoutedWork.startOrdered(TOO_MANY, gate());
      case "release" -> {
        gates.forEach(Gate::open);
        gates.clear();
      }
      case "health" -> {
        Health health = Loopwarden.health();
        return "healthy=" + health.isHealthy() + " live=" + health.isLive() + " " + health;
      }
      case "examples" -> {
        var spring = new EventLoopsHealthIndicator().health();
        var quarkus = new EventLoopsHealthCheck().call();
        return "examples spring=%s quarkus=%s %s %s"
            .formatted(
                spring.getStatus(),
                quarkus.getStatus(),
                spring.getDetails().keySet(),
                quarkus.getData().orElseThrow().keySet());
      }
      default -> throw new IllegalArgumentException(order);
    }
    return order + " done";
  }

  private Gate gate() {
    Gate gate = new Gate();
    gates.add(gate);
    return gate;
  }

  private static ExecutorService fixed(String name) {
    return Executors.newFixedThreadPool(THREADS, new DefaultThreadFactory(name, true));
  }

  private void hold(Executor pool, int tasks) throws InterruptedException {
    Gate gate = gate();
    onLoop(
        () -> {
          for (int i = 0; i < tasks; i++) {
            pool.execute(() -> Backend.call(gate));
          }
        });
  }

  private void netty() throws InterruptedException {
    DefaultEventExecutorGroup pool =
        new DefaultEventExecutorGroup(THREADS, new DefaultThreadFactory("handlers", true));
    Gate gate = gate();
    onLoop(
        () -> {
          for (int i = 0; i < TOO_MANY; i++) {
            pool.next().execute(() -> Backend.call(gate));
          }
        });
  }

  private void elastic() throws InterruptedException {
    Scheduler pool = Schedulers.newBoundedElastic(THREADS, 100, "elastic", 60, true);
    Gate gate = gate();
    onLoop(
        () -> {
          for (int i = 0; i < TOO_MANY; i++) {
            Mono.fromRunnable(() -> Backend.call(gate)).subscribeOn(pool).subscribe();
          }
        });
  }

  private void split() throws InterruptedException {
    Gate gate = gate();
    onLoop(() -> OtherPools.split(THREADS, TOO_MANY, gate));
  }

  private void drains() throws InterruptedException {
    ExecutorService pool = fixed("quiet-drains");
    onLoop(
        () -> {
          for (int i = 0; i < QUICK_TASKS; i++) {
            pool.execute(Backend::callQuickly);
          }
        });
  }

  private void scheduled() throws InterruptedException {
    ScheduledExecutorService pool =
        Executors.newScheduledThreadPool(1, new DefaultThreadFactory("quiet-scheduled", true));
    Gate gate = gate();
    onLoop(
        () -> {
          pool.schedule(gate::open, 1, TimeUnit.HOURS);
          pool.execute(() -> Backend.call(gate));
        });
  }

  private void cached() throws InterruptedException {
    ExecutorService pool =
        Executors.newCachedThreadPool(new DefaultThreadFactory("quiet-cached", true));
    onLoop(() -> pool.execute(Backend::callQuickly));
  }

  /** No event loop hands work to this pool. */
  private void stranger() {
    ExecutorService pool = fixed("quiet-stranger");
    Gate gate = gate();
    for (int i = 0; i < TOO_MANY; i++) {
      pool.execute(() -> Backend.call(gate));
    }
  }

  /** The event loop waits for the pool, whose threads wait for the event loop. */
  private void deadlock() {
    ExecutorService pool = fixed("mutual");
    loop.execute(
        () -> {
          CompletableFuture<Void> last = null;
          for (int i = 0; i <= THREADS; i++) {
            last = CompletableFuture.runAsync(this::askLoop, pool);
          }
          last.join();
        });
  }

  private void askLoop() {
    loop.submit(() -> {}).awaitUninterruptibly();
  }

  /** The same of another event loop, which waits for what the pool has returned. */
  private static void submitted() {
    EventLoop another =
        new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("front", true), NioIoHandler.newFactory())
            .next();
    ExecutorService pool = fixed("submitted");
    another.execute(
        () -> {
          Future<?> last = null;
          for (int i = 0; i <= THREADS; i++) {
            last = pool.submit(() -> another.submit(() -> {}).awaitUninterruptibly());
          }
          awaitLast(last);
        });
  }

  private static void awaitLast(Future<?> last) {
    try {
      last.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void onLoop(Runnable task) throws InterruptedException {
    loop.submit(task).sync();
  }

  /** What the tasks wait for. */
  static final class Backend {

    private Backend() {}

    static void call(Gate gate) {
      gate.pass();
    }

    static void callQuickly() {
      try {
        Thread.sleep(QUICK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
