package com.example.stalls;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Holds event loops in one way, a number of times, and prints for how long each time.
 *
 * <p>Arguments: the case, and how many times; for {@code wellBehaved} how many seconds.
 */
public final class StallProgram {

  private static final int LOOPS = 2;

  private StallProgram() {}

  /** Plays the case and exits. */
  public static void main(String[] arguments) throws Exception {
    Scene scene = Scenes.named(arguments[0]);
    Held.by(() -> {});
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("loop"), NioIoHandler.newFactory());
    for (int i = 0; i < LOOPS; i++) {
      loops.submit(() -> Held.by(() -> {})).get();
    }
    scene.play(loops, Integer.parseInt(arguments[1]));
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }
}
