package com.example.stalls;

import io.netty.channel.EventLoopGroup;

/**
 * Plays a scene once a line of standard input says that the neighbours are there.
 *
 * @param scene the scene
 */
record Crowded(Scene scene) implements Scene {

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    System.out.println("running case=starved");
    while (System.in.read() >= ' ') {
      continue;
    }
    scene.play(loops, repetitions);
  }
}
