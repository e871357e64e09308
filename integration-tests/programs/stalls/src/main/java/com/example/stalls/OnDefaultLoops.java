package com.example.stalls;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Plays a scene on event loops that have tasks and no connections, as Netty's in-VM transport and
 * many a pool for handlers use them.
 *
 * @param scene the scene
 */
record OnDefaultLoops(Scene scene) implements Scene {

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    EventLoopGroup own = new DefaultEventLoopGroup(2, new DefaultThreadFactory("default-loop"));
    scene.play(own, repetitions);
    own.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
  }
}
