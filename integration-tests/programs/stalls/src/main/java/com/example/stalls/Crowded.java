package com.example.stalls;

import io.netty.channel.EventLoopGroup;

/**
 * Plays a scene once a line of standard input says that the processors are hard to get.
 *
 * @param name the case's name
 * @param scene the scene
 */
record Crowded(String name, Scene scene) implements Scene {

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    System.out.println("running case=" + name);
    while (System.in.read() >= ' ') {
      continue;
    }
    scene.play(loops, repetitions);
  }
}
