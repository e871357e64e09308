package com.example.stalls;

import io.netty.channel.EventLoopGroup;

/**
 * Holds one event loop after the other, with a pause between.
 *
 * @param name the case's name
 * @param culprit what holds them
 */
record Repeated(String name, Culprit culprit) implements Scene {

  private static final long PAUSE_MILLIS = 150;

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    for (int i = 0; i < repetitions; i++) {
      Thread.sleep(PAUSE_MILLIS);
      culprit.prepare();
      loops.submit(() -> Held.by(culprit)).get().print(name);
    }
    Thread.sleep(PAUSE_MILLIS);
  }
}
