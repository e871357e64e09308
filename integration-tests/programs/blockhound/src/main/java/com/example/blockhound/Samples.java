package com.example.blockhound;

import java.util.concurrent.CompletableFuture;

/** Classes with a rule of their own. */
final class Samples {

  private Samples() {}

  /** What may block, but for a part of it. */
  static final class Store {

    private Store() {}

    static String load() throws InterruptedException {
      Thread.sleep(1);
      return parse();
    }

    static String parse() throws InterruptedException {
      Thread.sleep(1);
      return "parsed";
    }
  }

  /** What the program itself says blocks, though nobody else knows. */
  static final class Legacy {

    private Legacy() {}

    static int fetches;

    static void fetch() {
      fetches++;
    }
  }

  /** What blocks while it is initialised, and may. */
  static final class Table {

    static final boolean READY;

    static {
      try {
        Thread.sleep(1);
        READY = true;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Table() {}
  }

  /** A loader that takes its time. */
  static final class SlowLoader extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        throw new ClassNotFoundException(name, e);
      }
      return super.loadClass(name, resolve);
    }
  }

  /** A thread that now and then may block. */
  static final class Moody extends Thread {
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private volatile boolean strict;

    boolean isStrict() {
      return strict;
    }

    @Override
    public void run() {
      StringBuilder outcomes = new StringBuilder();
      for (boolean mood : new boolean[] {true, false, true}) {
        strict = mood;
        try {
          Thread.sleep(0);
          outcomes.append("slept ");
        } catch (Throwable thrown) {
          outcomes.append("refused ");
        }
      }
      outcome.complete(outcomes.toString().strip());
    }

    String outcome() {
      return outcome.join();
    }
  }
}
