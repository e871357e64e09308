package com.example.libraries;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;

/**
 * Uses libraries on an event loop, each use twice and each time in an iteration of its own.
 *
 * <p>Arguments: names of {@link Use}.
 */
public final class LibraryProgram {
  private static final int TIMES = 2;

  private LibraryProgram() {}

  /** Runs to its end. */
  public static void main(String[] names) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(1);
    EventLoop loop = loops.next();
    for (String name : names) {
      Use use = Uses.prepare(name, loop);
      for (int i = 0; i < TIMES; i++) {
        awaitWait(loop);
        use.run(loop);
      }
      System.out.println(name + " done");
    }
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }

  private static void awaitWait(EventLoop loop) throws Exception {
    awaitWait(loop.submit(Thread::currentThread).get());
  }

  /**
   * Waits until an event loop waits for events, so that what it runs next is an iteration apart.
   */
  static void awaitWait(Thread thread) throws InterruptedException {
    while (!waits(thread.getStackTrace())) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** Waits until a thread waits for something in a method of a class. */
  static void awaitWaitIn(Thread thread, Class<?> type) throws InterruptedException {
    while (!waitsIn(thread, type.getName())) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static boolean waitsIn(Thread thread, String className) {
    if (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      return false;
    }
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(className)) {
        return true;
      }
    }
    return false;
  }

  private static boolean waits(StackTraceElement[] stack) {
    if (stack.length == 0 || !stack[0].getClassName().startsWith("sun.nio.ch.")) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("selectNow")) {
        return false;
      }
    }
    return true;
  }
}
