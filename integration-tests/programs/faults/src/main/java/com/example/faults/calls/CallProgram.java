package com.example.faults.calls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/**
 * Makes each call of {@link Calls} in an iteration of its own, and prints its name and how many
 * nanoseconds it took.
 *
 * <p>Arguments: the names of the calls.
 */
public final class CallProgram {

  private CallProgram() {}

  /** Runs to its end. */
  public static void main(String[] names) throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = loops.next();
    awaitWait(loop);
    loop.submit(() -> Calls.sleep(1)).get(); // the first call of an event loop costs the most
    for (String name : names) {
      Calls.Call call = Calls.prepare(name, loop);
      long nanos = loop.submit(() -> timed(call)).get();
      System.out.println(name + " " + nanos);
      awaitWait(loop);
    }
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }

  /** Returns once the event loop has waited, so that its iteration is over. */
  private static void awaitWait(EventLoop loop) throws Exception {
    loop.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).get();
  }

  private static long timed(Calls.Call call) throws Exception {
    long startNanos = System.nanoTime();
    call.run();
    return System.nanoTime() - startNanos;
  }
}
