package com.example.watched;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;
import io.loopwarden.api.Watch;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the agent what blocks its own event loops, and prints the answers: a word for the situation,
 * then an operation, a site's function, a scope and a verdict for each event.
 */
public final class WatchedProgram {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private WatchedProgram() {}

  /** Plays all situations. */
  public static void main(String[] arguments) throws Exception {
    try {
      play();
      System.exit(0);
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1); // event loops would keep the program running
    }
  }

  private static void play() throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    EventLoop one = loops.next();
    EventLoop two = loops.next();
    codeOnAnEventLoop();
    whatToDo(one);
    onlyWhatBeganSince(one);
    queuedBefore(one);
    firstTask();
    whoseWork(one, two);
    allowed(one);
    atRest();
    askedByAListener(one);
    besideAListenerThatHangs(one);
    busyForEver(one);
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
  }

  private static void codeOnAnEventLoop() throws Exception {
    try (Watch watch = Loopwarden.watch()) {
      String result =
          Loopwarden.runOnEventLoop(
              () -> {
                Pause.once();
                return "done";
              });
      print("code", watch);
      System.out.println("result " + result);
      try {
        Loopwarden.runOnEventLoop(
            () -> {
              throw new IllegalArgumentException("its own");
            });
      } catch (IllegalArgumentException e) {
        System.out.println("thrown " + e.getMessage());
      }
      try {
        watch.assertNonBlocking();
      } catch (AssertionError e) {
        System.out.println("failed " + e.getMessage().lines().findFirst().orElse(""));
      }
    }
  }

  private static void whatToDo(EventLoop loop) {
    try (Watch watch = Loopwarden.watch()) {
      loop.execute(Pause::once);
      for (BlockingEvent event : watch.events()) {
        System.out.printf("remedy %s %s %s%n", event.call(), event.remedyUrl(), event.remedy());
      }
    }
  }

  private static void onlyWhatBeganSince(EventLoop loop) throws Exception {
    Thread thread = loop.submit(Thread::currentThread).get();
    loop.execute(Pause::forLong);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    try (Watch watch = Loopwarden.watch()) {
      print("since", watch);
      watch.assertNonBlocking();
    }
  }

  private static void queuedBefore(EventLoop loop) {
    try (Watch watch = Loopwarden.watch()) {
      for (int i = 0; i < 20; i++) {
        loop.execute(Pause::once);
      }
      Duration blocked = Duration.ZERO; // several of them may share an iteration
      for (BlockingEvent event : watch.events().violations()) {
        blocked = blocked.plus(event.duration());
      }
      System.out.println("count " + Math.min(20, blocked.toMillis() / Pause.MILLIS));
    }
  }

  /** The thread of an event loop starts with its first task. */
  private static void firstTask() throws Exception {
    for (int i = 0; i < 20; i++) {
      EventLoopGroup fresh = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
      try (Watch watch = Loopwarden.watch()) {
        fresh.execute(Pause::once);
        print("first", watch);
      }
      fresh.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    }
  }

  private static void whoseWork(EventLoop one, EventLoop two) {
    Object scope = "mine";
    try (Watch watch = Loopwarden.watch()) {
      try (Loopwarden.Registration mine = Loopwarden.scope(scope)) {
        one.execute(() -> two.execute(Pause::once));
        two.schedule(Pause::again, 1, TimeUnit.MILLISECONDS).syncUninterruptibly();
      }
      one.execute(Pause::unscoped);
      print("scope", watch);
    }
  }

  private static void allowed(EventLoop loop) {
    try (Watch watch = Loopwarden.watch()) {
      loop.execute(Pause::allowed);
      print("violations", watch);
      for (BlockingEvent event : watch.events().allowedOrAccepted()) {
        System.out.println(
            "allowed " + event.function() + " " + event.verdict() + " " + event.reason());
      }
    }
  }

  private static void atRest() {
    System.out.println("rest " + Loopwarden.settle(PATIENCE));
  }

  /** A listener that waits for all to come to rest does not wait for itself. */
  private static void askedByAListener(EventLoop loop) {
    List<Boolean> answers = new CopyOnWriteArrayList<>();
    try (Loopwarden.Registration listener =
        Loopwarden.listen(event -> answers.add(Loopwarden.settle(PATIENCE)))) {
      loop.execute(Pause::once);
      System.out.println("asked " + Loopwarden.settle(PATIENCE) + " " + answers);
    }
  }

  /** Nobody knows whether anything blocked while another listener does not return. */
  private static void besideAListenerThatHangs(EventLoop loop) {
    CountDownLatch returns = new CountDownLatch(1);
    try (Loopwarden.Registration listener = Loopwarden.listen(event -> Pause.until(returns));
        Watch watch = Loopwarden.watch()) {
      loop.execute(Pause::once);
      watch.assertNonBlocking();
      System.out.println("hanging passed");
    } catch (AssertionError e) {
      System.out.println("hanging " + e.getMessage());
    }
    returns.countDown();
  }

  /** A loop that others keep busy all the time has done what was queued before. */
  private static void busyForEver(EventLoop loop) {
    AtomicBoolean stop = new AtomicBoolean();
    Runnable again =
        new Runnable() {
          @Override
          public void run() {
            if (!stop.get()) {
              loop.execute(this);
            }
          }
        };
    loop.execute(again);
    try (Watch watch = Loopwarden.watch()) {
      loop.execute(Pause::once);
      System.out.println("busy " + Loopwarden.settle(PATIENCE));
      print("busyloop", watch);
    }
    stop.set(true);
  }

  private static void print(String situation, Watch watch) {
    for (BlockingEvent event : watch.events()) {
      System.out.printf(
          "%s %s %s %s %s%n",
          situation, event.operation(), event.function(), event.scope(), event.verdict());
    }
  }
}
