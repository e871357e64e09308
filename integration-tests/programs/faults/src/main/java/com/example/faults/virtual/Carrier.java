package com.example.faults.virtual;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** One thread that carries virtual threads in turn, as Micronaut's carriers do. */
final class Carrier implements Executor {

  private final BlockingQueue<Runnable> continuations = new LinkedBlockingQueue<>();

  Carrier(String name) {
    Thread thread = new Thread(this::carry, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void execute(Runnable continuation) {
    continuations.add(continuation);
  }

  private void carry() {
    try {
      while (true) {
        continuations.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
