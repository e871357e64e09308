package com.example.faults.virtual;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * An event loop that is a virtual thread. Argument: {@code default} for the JDK's own scheduler, or
 * {@code carrier} for a thread that carries the loop and guests; {@code parking} for a guest that
 * only parks. Guests are pinned only where {@code -Djdk.reflect.useNativeAccessorOnly=true} has
 * reflection call by native code.
 */
public final class VirtualLoopProgram {

  private final Executor scheduler;
  private final EventLoop loop;

  private VirtualLoopProgram(Executor scheduler, EventLoop loop) {
    this.scheduler = scheduler;
    this.loop = loop;
  }

  /** Plays the cases and exits. */
  public static void main(String[] arguments) throws Exception {
    Executor scheduler = arguments[0].equals("default") ? null : new Carrier("carrier");
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            1,
            new ThreadPerTaskExecutor(
                task -> VirtualThreads.unstarted("virtual-loop", scheduler, task)),
            NioIoHandler.newFactory());
    VirtualLoopProgram program = new VirtualLoopProgram(scheduler, loops.next());
    if (arguments[0].equals("parking")) {
      program.guests("parking-guest", Deeds::park);
    } else {
      program.onTheLoop();
      if (scheduler != null) {
        program.guests("computing-guest", Deeds::compute);
        program.guests("pinned-guest", Deeds::pin);
      }
    }
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }

  private void onTheLoop() throws Exception {
    run(() -> {});
    run(Deeds::sleep);
    run(Deeds::compute);
    run(Deeds::waitForMonitor);
    run(() -> {});
  }

  /** Runs a task in an iteration of its own. */
  private void run(Runnable task) throws Exception {
    TimeUnit.MILLISECONDS.sleep(Deeds.MILLIS / 4);
    loop.submit(task).get();
  }

  /**
   * A guest begins, and the loop gets a task while it is at it; then the loop goes on for a while.
   */
  private void guests(String name, Runnable deed) throws Exception {
    run(() -> {});
    Thread guest = VirtualThreads.unstarted(name, scheduler, deed);
    guest.start();
    run(() -> {});
    guest.join();
    run(() -> {});
  }
}
