package com.example.blockhound;

import java.util.concurrent.atomic.AtomicBoolean;
import reactor.blockhound.BlockHound;

/**
 * Installs until that works: the first time the JVM's home is wrong, so no command line can be
 * started to attach the agent; the second time the predicate throws.
 */
public final class RetryProgram {

  private static final String NAME = "must-not-block";
  private static final String HOME = "java.home";

  private RetryProgram() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    AtomicBoolean throwing = new AtomicBoolean();
    ClassLoader.getSystemResource("nothing"); // the JDK reads its own modules there, at first
    String home = System.setProperty(HOME, "/nowhere");
    install(1, throwing);
    System.setProperty(HOME, home);
    throwing.set(true);
    install(2, throwing);
    throwing.set(false);
    install(3, throwing);
    Thread thread = new Thread(RetryProgram::sleep, NAME);
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void install(int attempt, AtomicBoolean throwing) {
    try {
      BlockHound.builder()
          .nonBlockingThreadPredicate(current -> thread -> isNonBlocking(thread, throwing))
          .install();
      System.out.println(attempt + " installed");
    } catch (RuntimeException e) {
      System.out.println(attempt + " failed: " + e.getClass().getName());
    }
  }

  private static boolean isNonBlocking(Thread thread, AtomicBoolean throwing) {
    if (throwing.get()) {
      throw new UnsupportedOperationException();
    }
    return thread.getName().equals(NAME);
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
      System.out.println("slept");
    } catch (reactor.blockhound.BlockingOperationError e) {
      System.out.println("refused " + e.getMethod().getClassName() + "." + e.getMethod().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
